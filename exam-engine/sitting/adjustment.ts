// Extra time and other adjustments of one candidate. The call knows no period outside its cronograma (§3.1 B), so they
// are off: only a resolution of an authority, recorded before the turno, grants them, and only until then can it be
// taken back. Decides the new times; refuses what comes too late, what grants nothing, a second grant beside the first,
// and an end that runs into the candidate's own next exam or into the room's next turno without a room of its own.
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Refused, Result } from '#exam-engine/kernel/result.ts'
import { addDuration, durationMs, minutes, toIso } from '#exam-engine/kernel/time.ts'
import type { DurationMs, Instant, Window } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from './attempt-machine.ts'
import { attemptTimes } from './attempt-times.ts'
import type { AttemptTimes, TimeAllowance } from './attempt-times.ts'

/** What a resolution grants: whole minutes, or whole percent of the turno, or neither; never both. */
export type ExtraTime = { readonly extraMinutes: number | null; readonly extraPercent: number | null }

export type Resolution = ExtraTime & {
  readonly documentNumber: string
  /** ISO date. */
  readonly documentDate: string
  readonly authority: string
  /** Reading aloud, a room of one's own, a scribe … in words. */
  readonly otherMeasures: string
  /** Which room and which supervisor stay until the end, where the turno's own are needed by the next. */
  readonly arrangement: string
}

/** What follows the attempt, and who waits for whom. */
export type Neighbours = {
  /** T0 of the next exam of the same person; null without one. */
  readonly ownNextAt: Instant | null
  /** T0 of the next turno in which the same sede receives candidates; null without one. */
  readonly sedeNextAt: Instant | null
}

/** How long before its T0 the next turno needs room and supervisor. */
export const ROOM_TURNOVER = minutes(15)

export type AdjustmentSituation = {
  readonly state: AttemptState
  readonly turno: Window
  /** Whether a grant is in force. */
  readonly granted: boolean
  readonly allowance: Omit<TimeAllowance, 'extraMs'>
  readonly neighbours: Neighbours
}

export type AdjustmentRefusal =
  | 'ADJUSTMENT_TOO_LATE'
  | 'WRONG_STATE'
  | 'ADJUSTMENT_IN_FORCE'
  | 'ADJUSTMENT_GRANTS_NOTHING'
  | 'RESOLUTION_IN_FUTURE'
  | 'ADJUSTMENT_COLLIDES_WITH_OWN_EXAM'
  | 'ADJUSTMENT_NEEDS_ARRANGEMENT'

/** In whole minutes: a percentage is rounded up, for the candidate. */
export function extraTimeOf({ from, until }: Window, { extraMinutes, extraPercent }: ExtraTime): DurationMs {
  if (extraMinutes !== null) return minutes(extraMinutes)
  return extraPercent === null ? durationMs(0) : minutes(Math.ceil(((until - from) * extraPercent) / 6_000_000))
}

/** The times under the resolution, for an attempt that has not begun. §3.1 B */
export function grantAdjustment(
  situation: AdjustmentSituation,
  resolution: Resolution,
  now: Instant,
): Result<AttemptTimes, AdjustmentRefusal> {
  const { state, turno, granted, allowance, neighbours } = situation
  if (now >= turno.from) return refuse('ADJUSTMENT_TOO_LATE', { at: toIso(turno.from) })
  if (state === 'cancelled') return refuse('WRONG_STATE', { state })
  if (granted) return refuse('ADJUSTMENT_IN_FORCE')
  const extraMs = extraTimeOf(turno, resolution)
  if (extraMs === 0 && resolution.otherMeasures.trim() === '') return refuse('ADJUSTMENT_GRANTS_NOTHING')
  if (resolution.documentDate > toIso(now).slice(0, 10)) return refuse('RESOLUTION_IN_FUTURE')
  const times = attemptTimes(turno, { ...allowance, extraMs })
  return extraMs === 0 ? accept(times) : refuseCollision(times, neighbours, resolution) ?? accept(times)
}

/** The times without the resolution, while the turno has not begun. */
export function revokeAdjustment(
  { turno, granted, allowance }: Pick<AdjustmentSituation, 'turno' | 'granted' | 'allowance'>,
  reason: string,
  now: Instant,
): Result<AttemptTimes, 'ADJUSTMENT_TOO_LATE' | 'NO_ADJUSTMENT' | 'REVOCATION_NEEDS_REASON'> {
  if (now >= turno.from) return refuse('ADJUSTMENT_TOO_LATE', { at: toIso(turno.from) })
  if (!granted) return refuse('NO_ADJUSTMENT')
  if (reason.trim() === '') return refuse('REVOCATION_NEEDS_REASON')
  return accept(attemptTimes(turno, { ...allowance, extraMs: durationMs(0) }))
}

/** Half-open: an end at the very instant at which the next begins collides with nothing. */
function refuseCollision(
  times: AttemptTimes,
  { ownNextAt, sedeNextAt }: Neighbours,
  { arrangement }: Resolution,
): Refused<'ADJUSTMENT_COLLIDES_WITH_OWN_EXAM' | 'ADJUSTMENT_NEEDS_ARRANGEMENT'> | null {
  const detail = { until: toIso(times.acceptsUntil) }
  if (ownNextAt !== null && times.acceptsUntil > ownNextAt) {
    return refuse('ADJUSTMENT_COLLIDES_WITH_OWN_EXAM', { ...detail, at: toIso(ownNextAt) })
  }
  const neededFrom = sedeNextAt === null ? null : addDuration(sedeNextAt, durationMs(-ROOM_TURNOVER))
  if (neededFrom !== null && times.acceptsUntil > neededFrom && arrangement.trim() === '') {
    return refuse('ADJUSTMENT_NEEDS_ARRANGEMENT', { ...detail, at: toIso(neededFrom) })
  }
  return null
}
