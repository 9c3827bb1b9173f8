// The three instants that govern an attempt, from its turno: computed here, once, stored with the attempt, and judged
// by the database's clock. A late arrival changes none of them: the turno is one national instant (§3.1 B).
// Migration 0012 adds the same up in SQL and refuses to store anything else.
import { addDuration, durationMs } from '#exam-engine/kernel/time.ts'
import type { DurationMs, Instant, Window } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from './attempt-machine.ts'

export type AttemptTimes = {
  /** T0. */
  readonly opensAt: Instant
  /** The screen locks. */
  readonly closesAt: Instant
  /** From here on nothing that is received counts. */
  readonly acceptsUntil: Instant
}

export type TimeAllowance = {
  /** Extra time that a recorded resolution grants; 0 without one. */
  readonly extraMs: DurationMs
  /** Time given back to the sede in this turno; 0 unless the convocatoria allows it and an admin decided it. */
  readonly compensationMs?: DurationMs
  /** Transit grace that the convocatoria publishes; 0 where it publishes none. */
  readonly graceMs: DurationMs
}

/**
 * closesAt = end of the turno + extra + compensation; acceptsUntil = closesAt + grace. RangeError on a negative
 * allowance.
 */
export function attemptTimes(turno: Window, allowance: TimeAllowance): AttemptTimes {
  const { extraMs, compensationMs = durationMs(0), graceMs } = allowance
  if (extraMs < 0 || compensationMs < 0 || graceMs < 0) throw new RangeError('an allowance never shortens a sitting')
  const closesAt = addDuration(addDuration(turno.until, extraMs), compensationMs)
  return { opensAt: turno.from, closesAt, acceptsUntil: addDuration(closesAt, graceMs) }
}

/** When a candidate may be admitted or denied: from `leadMs` before T0 until the screen would lock. */
export function checkInWindow({ opensAt, closesAt }: AttemptTimes, leadMs: DurationMs): Window {
  return { from: addDuration(opensAt, durationMs(-leadMs)), until: closesAt }
}

/**
 * The state that holds at `now`, whether or not anybody acted: past acceptsUntil an open exam is closed, and who never
 * opened it is absent. Read attempts through this; the job that stores the same only hurries.
 */
export function effectiveState(attempt: { state: AttemptState; times: AttemptTimes }, now: Instant): AttemptState {
  if (now < attempt.times.acceptsUntil) return attempt.state
  switch (attempt.state) {
    case 'inProgress':
      return 'closed'
    case 'expected':
    case 'admitted':
      return 'absent'
    default:
      return attempt.state
  }
}
