/**
 * What became of the assigned seats of each course, by the states that hold at
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

interface StoredCount {
  cer: string
  state: AcceptanceState
  awards: number
}

const NOTHING: AcceptanceCounts = {
  assigned: 0, accepted: 0, letterIssued: 0, rejected: 0, pending: 0, lapsed: 0, resigned: 0, revoked: 0,
}

/** One row per course in the order given. In each, all but letterIssued add up to assigned. */
export function countAcceptance(rows: readonly StoredCount[], window: Window, now: Instant): CourseAcceptance[] {
  return [...Map.groupBy(rows, ({ cer }) => cer)].map(([cer, counts]) =>
    counts.reduce<CourseAcceptance>((sum, count) => addCount(sum, count, window, now), { cer, ...NOTHING }))
}

/** The sum over all courses. */
export function sumAcceptance(courses: readonly CourseAcceptance[]): AcceptanceCounts {
  return courses.reduce((sum, course) => ({
    assigned: sum.assigned + course.assigned, accepted: sum.accepted + course.accepted,
    letterIssued: sum.letterIssued + course.letterIssued, rejected: sum.rejected + course.rejected,
    pending: sum.pending + course.pending, lapsed: sum.lapsed + course.lapsed,
    resigned: sum.resigned + course.resigned, revoked: sum.revoked + course.revoked,
  }), NOTHING)
}

function addCount(
  sum: CourseAcceptance, { state, awards }: StoredCount, window: Window, now: Instant,
): CourseAcceptance {
  const outcome = outcomeOf(state, now, window)
  const letters = outcome === 'accepted' && state === 'letterIssued' ? awards : 0
  return {
    ...sum, assigned: sum.assigned + awards, letterIssued: sum.letterIssued + letters, [outcome]: sum[outcome] + awards,
  }
}
