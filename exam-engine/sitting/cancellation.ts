// Fraud cancels at once, in whatever state the attempt is (§3.1 D); the answers are kept. An admin may reverse it until
// the marks are frozen; the attempt returns to the state it had, and closes as any other if its deadline has passed.
// Refuses: without a note that says what happened, without the second confirmation, after the freeze.
import { refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptStanding } from './attempt-machine.ts'
import { step } from './attempt.ts'
import type { Attempt } from './attempt.ts'

export type FraudReport = {
  /** What was seen; not blank. */
  readonly note: string
  /** The same person confirmed a second time, having read the consequence. */
  readonly confirmedTwice: boolean
}

/** Ends the candidate's part in the selection, at any time and from any state but cancelled. §3.1 D */
export function cancelForFraud(
  attempt: Attempt,
  report: FraudReport,
): Result<AttemptStanding, 'CANCELLATION_NEEDS_NOTE' | 'CONFIRMATION_MISSING' | 'WRONG_STATE'> {
  const next = step(attempt, 'cancel')
  if (!next.ok) return next
  if (report.note.trim() === '') return refuse('CANCELLATION_NEEDS_NOTE')
  return report.confirmedTwice ? next : refuse('CONFIRMATION_MISSING')
}

/**
 * Takes a cancellation back. `marksFrozenAt` is null while marks are not frozen; MARKS_FROZEN from that instant on,
 * because ranks and seats of others already rest on it.
 */
export function reinstateAttempt(
  attempt: Attempt,
  grounds: { readonly note: string; readonly marksFrozenAt: Instant | null },
  now: Instant,
): Result<AttemptStanding, 'MARKS_FROZEN' | 'REINSTATEMENT_NEEDS_NOTE' | 'WRONG_STATE'> {
  const next = step(attempt, 'reinstate')
  if (!next.ok) return next
  const { marksFrozenAt } = grounds
  if (marksFrozenAt !== null && now >= marksFrozenAt) return refuse('MARKS_FROZEN', { at: toIso(marksFrozenAt) })
  return grounds.note.trim() === '' ? refuse('REINSTATEMENT_NEEDS_NOTE') : next
}
