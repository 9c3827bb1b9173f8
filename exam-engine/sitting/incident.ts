// What a supervisor records of a candidate's sitting: a category and what happened. It changes nothing of the attempt;
// it is evidence, for the coordination at once and for the acta. Refuses: before the doors open.
import { z } from 'zod'
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { DurationMs, Instant } from '#exam-engine/kernel/time.ts'
import { checkInWindow } from './attempt-times.ts'
import type { Attempt } from './attempt.ts'

export const INCIDENT_CATEGORIES = ['candidate', 'identity', 'environment', 'technical', 'proctor'] as const
export type IncidentCategory = (typeof INCIDENT_CATEGORIES)[number]

export const incidentSchema = z.strictObject({
  category: z.enum(INCIDENT_CATEGORIES, 'Elija de qué se trata'),
  note: z.string({ error: 'Escriba qué ocurrió' }).trim().min(1, 'Escriba qué ocurrió')
    .max(2_000, 'Use como máximo 2000 caracteres'),
})
export type IncidentReport = Readonly<z.infer<typeof incidentSchema>>

/** In every state, from the opening of the doors on; until when, the acta decides. */
export function recordIncident(attempt: Attempt, leadMs: DurationMs, now: Instant): Result<null, 'CHECK_IN_NOT_OPEN'> {
  const { from, until } = checkInWindow(attempt.times, leadMs)
  return now < from ? refuse('CHECK_IN_NOT_OPEN', { from: toIso(from), until: toIso(until) }) : accept(null)
}
