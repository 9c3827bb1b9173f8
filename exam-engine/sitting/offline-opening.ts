// When a machine without net may open its paper: what it is given before T0, and when a supervisor may show the code
// that opens it. Before T0 a machine that holds the lease of an admitted attempt gets its paper's key, wrapped; from
// T0 until the close the code for that machine is shown, once. Showing it starts the exam: whoever can read the paper
// is sitting it, and what the machine then keeps arrives, or is late, by the rules of every other answer.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { addDuration, durationMs, minutes, seconds, toIso } from '#exam-engine/kernel/time.ts'
import type { DurationMs, Instant } from '#exam-engine/kernel/time.ts'
import { effectiveState } from './attempt-times.ts'
import type { Attempt } from './attempt.ts'

/** As long as the one who was shown a code may look at it again. */
export const SHOWN_AGAIN_WITHIN = minutes(10)

/**
 * Whether the machine that asks gets the wrapped key: before T0, of an attempt that was admitted, under its lease.
 * From T0 on the key itself travels, and nothing wrapped is made any more.
 */
export function giveOfflineKey(
  attempt: Attempt, holdsLease: boolean, now: Instant,
): Result<null, 'OFFLINE_KEY_TOO_LATE' | 'WRONG_STATE' | 'STALE_EPOCH'> {
  const { state, times } = attempt
  if (now >= times.opensAt) return refuse('OFFLINE_KEY_TOO_LATE', { from: toIso(times.opensAt) })
  if (state !== 'admitted') return refuse('WRONG_STATE', { state, event: 'giveOfflineKey' })
  return holdsLease ? accept(null) : refuse('STALE_EPOCH')
}

/** The key that the machine with the lease was given, and who was shown its code, if anybody was. */
export type OfflineKeyStanding = { readonly shown: { readonly at: Instant; readonly by: string } | null }

/**
 * Whether `supervisor` may see the code now. `again`: it is the one that they were shown before. `starts`: the exam is
 * started by it. Refusals in order of judgement:
 * - EXAM_NOT_OPEN before T0, TURNO_OVER from the attempt's close on;
 * - WRONG_STATE: nobody let the candidate in, or the exam is over;
 * - OFFLINE_KEY_MISSING: the machine that holds the lease got no key before T0, or no machine holds it;
 * - OFFLINE_CODE_SHOWN: to somebody else, or to the same person ten minutes ago or longer.
 */
export function showOfflineCode(
  attempt: Attempt, key: OfflineKeyStanding | null, supervisor: string, now: Instant,
): Result<{ again: boolean; starts: boolean },
  'EXAM_NOT_OPEN' | 'TURNO_OVER' | 'WRONG_STATE' | 'OFFLINE_KEY_MISSING' | 'OFFLINE_CODE_SHOWN'> {
  const { opensAt, closesAt } = attempt.times
  const detail = { from: toIso(opensAt), until: toIso(closesAt) }
  if (now < opensAt) return refuse('EXAM_NOT_OPEN', detail)
  if (now >= closesAt) return refuse('TURNO_OVER', detail)
  const state = effectiveState(attempt, now)
  if (state !== 'admitted' && state !== 'inProgress') return refuse('WRONG_STATE', { state, event: 'showOfflineCode' })
  if (key === null) return refuse('OFFLINE_KEY_MISSING')
  const starts = state === 'admitted'
  if (key.shown === null) return accept({ again: false, starts })
  const { at, by } = key.shown
  if (by !== supervisor || now >= addDuration(at, SHOWN_AGAIN_WITHIN)) {
    return refuse('OFFLINE_CODE_SHOWN', { at: toIso(at) })
  }
  return accept({ again: true, starts })
}

const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE = seconds(60)
const MOST_TRIES = 10

/**
 * How long the machine waits after the n-th code (1, 2, …) that was spelled right and opened nothing; null: it takes
 * no more. It guards nothing that 128 bits do not guard already: it keeps a person from trying where help is needed.
 */
export function pauseAfterWrongCode(failed: number): DurationMs | null {
  if (failed >= MOST_TRIES) return null
  return durationMs(Math.min(LONGEST_PAUSE, FIRST_PAUSE_MS * 2 ** (failed - 1)))
}
