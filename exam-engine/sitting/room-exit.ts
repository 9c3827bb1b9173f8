// A candidate leaves the room during the sitting and comes back: a record, no step of the attempt. Its times run on,
// because the turno is one national instant (§3.1 B). Refuses: who was not let in or has ended; a second exit while the
// first is open; another reason in no words; a return of who is inside.
import { z } from 'zod'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { durationBetween, type DurationMs, type Instant } from '#exam-engine/kernel/time.ts'
import { effectiveState } from './attempt-times.ts'
import type { Attempt } from './attempt.ts'

export const EXIT_REASONS = ['restroom', 'health', 'other'] as const
export type ExitReason = (typeof EXIT_REASONS)[number]

export const exitSchema = z.strictObject({
  reason: z.enum(EXIT_REASONS, 'Elija por qué sale'),
  note: z.string().trim().max(2_000, 'Use como máximo 2000 caracteres'),
})
export type ExitReport = Readonly<z.infer<typeof exitSchema>>

export interface RoomExit {
  readonly leftAt: Instant
  /** Null while the candidate is outside. */
  readonly returnedAt: Instant | null
}

/** From the admission to the last instant of the own time; the state is the one that holds at `now`. §3.1 B */
export function recordExit(
  attempt: Attempt, report: ExitReport, isOutside: boolean, now: Instant,
): Result<null, 'WRONG_STATE' | 'ALREADY_OUTSIDE' | 'EXIT_NEEDS_NOTE'> {
  const state = effectiveState(attempt, now)
  if (state !== 'admitted' && state !== 'inProgress') return refuse('WRONG_STATE', { state })
  if (isOutside) return refuse('ALREADY_OUTSIDE')
  return report.reason === 'other' && report.note.trim() === '' ? refuse('EXIT_NEEDS_NOTE') : accept(null)
}

/** In whatever state the attempt is by then: who comes back after the close is recorded all the same. */
export function recordReturn(isOutside: boolean): Result<null, 'NOT_OUTSIDE'> {
  return isOutside ? accept(null) : refuse('NOT_OUTSIDE')
}

/** How long the exit lasted, or has lasted at `now`; never negative. */
export function exitLength({ leftAt, returnedAt }: RoomExit, now: Instant): DurationMs {
  const until = returnedAt ?? now
  return durationBetween(leftAt, until < leftAt ? leftAt : until)
}

/** The exit from which the candidate has not come back. */
export function openExit<Exit extends RoomExit>(exits: readonly Exit[]): Exit | null {
  return exits.find(({ returnedAt }) => returnedAt === null) ?? null
}
