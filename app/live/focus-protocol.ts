/** What a candidate's page may say of its own focus. Taken as it is; nothing of the exam follows from it. */
import { z } from 'zod'

export const MOST_FOCUS_EVENTS = 20
const DAY_MS = 86_400_000

const common = {
  eventId: z.uuid(),
  kind: z.enum(['pageHidden', 'windowLeft', 'fullScreenLeft']),
  /** How long ago it happened, by the page: more than a moment after an outage. */
  delayMs: z.int().min(0).max(DAY_MS),
}

export const focusSchema = z.strictObject({
  events: z.array(z.discriminatedUnion('phase', [
    z.strictObject({ ...common, phase: z.literal('left'), awayMs: z.null() }),
    z.strictObject({ ...common, phase: z.literal('returned'), awayMs: z.int().min(0).max(DAY_MS) }),
  ])).min(1).max(MOST_FOCUS_EVENTS),
})

export type FocusRequest = z.infer<typeof focusSchema>
export type FocusReport = FocusRequest['events'][number]
