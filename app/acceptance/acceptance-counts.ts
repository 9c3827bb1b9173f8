/**
 * What became of the assigned seats of each course and sede, by the states that hold at
 * `now`: after the window who did not accept has rejected (§5.3, §5.7), told apart
 * from who said so. Pure.
 */
import { outcomeOf, type AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export interface AcceptanceCounts {
  assigned: number
  /** The carta compromiso is accepted; with the letter or still without. */
  accepted: number
  letterIssued: number
  /** By the person. */
  rejected: number
  /** No answer yet, and still time for one. */
  pending: number
  /** No answer, and no more time: rejected by rule. */
  lapsed: number
  /** Accepted and left again, with its receipt. §5.14 */
  resigned: number
  /** Taken back. §3.1 D */
  revoked: number
}

export type CourseAcceptance = AcceptanceCounts & { cer: string }
export type SedeAcceptance = AcceptanceCounts & { code: string, sede: string, ooad: string }

interface Stored {
  state: AcceptanceState
  awards: number
}

const NOTHING: AcceptanceCounts = {
  assigned: 0, accepted: 0, letterIssued: 0, rejected: 0, pending: 0, lapsed: 0, resigned: 0, revoked: 0,
}

/** One row per course in the order given. In each, all but letterIssued add up to assigned. */
export function countAcceptance(rows: readonly (Stored & { cer: string })[], window: Window, now: Instant): CourseAcceptance[] {
  return [...Map.groupBy(rows, ({ cer }) => cer)].map(([cer, counts]) => ({ cer, ...sumStored(counts, window, now) }))
}

/** The same seats by the sede that receives. */
export function countBySede(
  rows: readonly (Stored & { code: string, sede: string, ooad: string })[], window: Window, now: Instant,
): SedeAcceptance[] {
  return [...Map.groupBy(rows, ({ code }) => code)].flatMap(([code, counts]) => {
    const [first] = counts
    return first === undefined ? [] : [{ code, sede: first.sede, ooad: first.ooad, ...sumStored(counts, window, now) }]
  })
}

/** The sum over all courses, or over all sedes. */
export function sumAcceptance(parts: readonly AcceptanceCounts[]): AcceptanceCounts {
  return parts.reduce((sum, part) => ({
    assigned: sum.assigned + part.assigned, accepted: sum.accepted + part.accepted,
    letterIssued: sum.letterIssued + part.letterIssued, rejected: sum.rejected + part.rejected,
    pending: sum.pending + part.pending, lapsed: sum.lapsed + part.lapsed,
    resigned: sum.resigned + part.resigned, revoked: sum.revoked + part.revoked,
  }), NOTHING)
}

function sumStored(counts: readonly Stored[], window: Window, now: Instant): AcceptanceCounts {
  return counts.reduce<AcceptanceCounts>((sum, { state, awards }) => {
    const outcome = outcomeOf(state, now, window)
    const letters = outcome === 'accepted' && state === 'letterIssued' ? awards : 0
    return {
      ...sum, assigned: sum.assigned + awards, letterIssued: sum.letterIssued + letters, [outcome]: sum[outcome] + awards,
    }
  }, NOTHING)
}
