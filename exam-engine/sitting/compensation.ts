// Time given back to a sede in one turno, after an outage. Off unless the convocatoria allows minutes for it, because
// §3.1 B forbids a period outside the cronograma. It only ever adds, to attempts that have not ended.
// Refuses: where the call allows none or fewer, without a reason, and where nobody is left to give time back to.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export type CompensationSituation = {
  /** What the convocatoria allows per sede and turno; 0: nothing. */
  readonly allowedMinutes: number
  /** What earlier acts have given already. */
  readonly givenMinutes: number
  /** Attempts of the sede and turno that can still take time. */
  readonly open: number
}

export type CompensationRefusal =
  | 'COMPENSATION_OFF'
  | 'COMPENSATION_OVER_LIMIT'
  | 'COMPENSATION_NEEDS_REASON'
  | 'NOBODY_TO_COMPENSATE'

/** Whether minutes may be given; the value is the sede's sum with them. RangeError unless whole and positive. */
export function decideCompensation(
  { allowedMinutes, givenMinutes, open }: CompensationSituation,
  { minutes, reason }: { readonly minutes: number; readonly reason: string },
): Result<number, CompensationRefusal> {
  if (!Number.isSafeInteger(minutes) || minutes < 1) throw new RangeError('compensation is given in whole minutes')
  if (allowedMinutes === 0) return refuse('COMPENSATION_OFF')
  const sum = givenMinutes + minutes
  if (sum > allowedMinutes) return refuse('COMPENSATION_OVER_LIMIT', { allowed: allowedMinutes, given: givenMinutes })
  if (reason.trim() === '') return refuse('COMPENSATION_NEEDS_REASON')
  return open === 0 ? refuse('NOBODY_TO_COMPENSATE') : accept(sum)
}

/**
 * Whether an attempt still takes time: not handed in or closed (its answers are committed), not past its end. Who is
 * denied or cancelled takes it too, because an admin may take that back.
 */
export function takesCompensation(
  attempt: { readonly committed: boolean; readonly acceptsUntil: Instant },
  now: Instant,
): boolean {
  return !attempt.committed && now < attempt.acceptsUntil
}
