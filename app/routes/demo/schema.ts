/** What the demonstration's bar sends. */
import { z } from 'zod'
import { isOwnPath } from '#app/http/own-path.ts'
import { DEMO_MOMENTS } from '#app/labels/demo-moments.ts'

export const moveClockSchema = z.object({
  moment: z.enum(DEMO_MOMENTS, 'Elija un momento'),
  /** Missing in a call without exams. */
  turno: z.uuid('Elija un turno').optional(),
  /** A path of this site. */
  returnTo: z.string().refine(isOwnPath).catch('/'),
})
