// A valid attempt of the first turno of the cronograma, with overrides.
import { standingOf } from '#exam-engine/sitting/attempt-machine.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { attemptTimes } from '#exam-engine/sitting/attempt-times.ts'
import type { Attempt } from '#exam-engine/sitting/attempt.ts'
import { durationMs, instant, minutes, seconds } from '#exam-engine/kernel/time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

/** §3.2 29 January 2024, 09:00–11:00, central time. */
export const TURNO = { from: instant('2024-01-29T09:00:00-06:00'), until: instant('2024-01-29T11:00:00-06:00') }

/** Closes at 11:00:00, takes what is received before 11:00:05. */
export const TIMES = attemptTimes(TURNO, { extraMs: durationMs(0), graceMs: seconds(5) })

export const LEAD_MS = minutes(30)

/** In a cancelled attempt `before` is the state it had. */
export function makeAttempt(state: AttemptState, before: AttemptState | null = null): Attempt {
  const remembered = state === 'cancelled' ? (before ?? 'inProgress') : null
  return { ...standingOf(state, remembered), times: TIMES }
}

/** The instant so many milliseconds after `at`. */
export function after(at: Instant, milliseconds: number): Instant {
  return instant(at + milliseconds)
}
