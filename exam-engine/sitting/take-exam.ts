// From T0 to the end of one attempt: start, hand-in, close at the deadline, absence.
// The window is that of the turno and nobody's own (§3.1 B): refuses what comes before it opens or after it ended,
// and says when that was or will be. What was saved in time counts, handed in or not.
import { refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptStanding } from './attempt-machine.ts'
import { effectiveState } from './attempt-times.ts'
import { step } from './attempt.ts'
import type { Attempt } from './attempt.ts'

/** Opens the exam of an admitted candidate within [opensAt, closesAt). §3.1 A, B */
export function startAttempt(
  attempt: Attempt,
  now: Instant,
): Result<AttemptStanding, 'EXAM_NOT_OPEN' | 'TURNO_OVER' | 'WRONG_STATE'> {
  const { opensAt, closesAt } = attempt.times
  const detail = { from: toIso(opensAt), until: toIso(closesAt) }
  if (now < opensAt) return refuse('EXAM_NOT_OPEN', detail)
  if (now >= closesAt) return refuse('TURNO_OVER', detail)
  return step(attempt, 'start')
}

/** The lease under which a candidate's device acts: `held` by the attempt, `presented` by the device. */
export type LeaseCheck = { readonly held: number; readonly presented: number }

/**
 * The candidate ends the exam. Received before acceptsUntil, like any answer; AFTER_DEADLINE from then on.
 * STALE_EPOCH: a device that lost its lease cannot end the exam that goes on elsewhere.
 */
export function handIn(
  attempt: Attempt,
  lease: LeaseCheck,
  now: Instant,
): Result<AttemptStanding, 'AFTER_DEADLINE' | 'STALE_EPOCH' | 'WRONG_STATE'> {
  // The same answer whether or not the close was already recorded.
  if (effectiveState(attempt, now) === 'closed') {
    return refuse('AFTER_DEADLINE', { until: toIso(attempt.times.acceptsUntil) })
  }
  const next = step(attempt, 'handIn')
  if (!next.ok) return next
  return lease.presented === lease.held ? next : refuse('STALE_EPOCH', { leaseEpoch: lease.held })
}

/** Ends an open exam when its time is over; needs nobody's act. DEADLINE_NOT_REACHED before acceptsUntil. */
export function closeAtDeadline(
  attempt: Attempt,
  now: Instant,
): Result<AttemptStanding, 'DEADLINE_NOT_REACHED' | 'WRONG_STATE'> {
  return stepAfterDeadline(attempt, 'close', now)
}

/** Records, after the end, who never opened the exam: not expected any more, or admitted and never started. */
export function markAbsent(
  attempt: Attempt,
  now: Instant,
): Result<AttemptStanding, 'DEADLINE_NOT_REACHED' | 'WRONG_STATE'> {
  return stepAfterDeadline(attempt, 'markAbsent', now)
}

function stepAfterDeadline(
  attempt: Attempt,
  event: 'close' | 'markAbsent',
  now: Instant,
): Result<AttemptStanding, 'DEADLINE_NOT_REACHED' | 'WRONG_STATE'> {
  const next = step(attempt, event)
  if (!next.ok) return next
  const { acceptsUntil } = attempt.times
  return now < acceptsUntil ? refuse('DEADLINE_NOT_REACHED', { until: toIso(acceptsUntil) }) : next
}
