// The presentation of a resident at the new sede: from which day it may be recorded, what a day not presented counts, and
// how a wrong record is set right. Decided from the newest record, the day of arrival of the call and `now`. Never decides
// a dismissal: the clause says that one may follow, and persons decide it. Convocatoria §5.9.3, §5.12
import { accept, refuse, type Result } from '../kernel/result.ts'
import { hours, instant, toIso, type Instant } from '../kernel/time.ts'

/** The newest record of a seat: the day of the presentation (`2024-03-01`, central time); null: taken back, or none yet. */
export interface ArrivalRecord {
  /** Of the newest record; null: nothing was ever recorded. */
  readonly id: number | null
  readonly arrivedOn: string | null
}

/** `notDue`: the day of arrival has not begun. `due`: it runs. `absent`: at least one day went by. */
export type ArrivalStanding = 'notDue' | 'due' | 'absent' | 'arrived'

export interface ArrivalJudgement {
  readonly standing: ArrivalStanding
  /** Whole days that went by without presentation, the day of arrival included. */
  readonly absences: number
}

export type ArrivalRefusal =
  /** Before the day of arrival nobody has arrived. §5.9.3 */
  | 'ARRIVAL_TOO_EARLY'
  | 'ARRIVAL_BEFORE_ITS_DAY'
  | 'ARRIVAL_DAY_IN_FUTURE'
  /** The seat is not held, or was left. */
  | 'ARRIVAL_WITHOUT_SEAT'
  /** The third copy of the letter is what is presented. §5.9.3 */
  | 'ARRIVAL_WITHOUT_LETTER'
  /** Somebody recorded meanwhile. */
  | 'ARRIVAL_CHANGED'
  | 'ARRIVAL_SAME'
  | 'ARRIVAL_NEEDS_REASON'

const DAY = hours(24)

/** The first instant of a day, central time. */
export function startOfDay(day: string): Instant {
  return instant(`${day}T00:00:00-06:00`)
}

/**
 * Each day that went by whole, from the day of arrival on, is one unjustified absence until the presentation; the day of
 * the presentation is none. Half-open: a day has gone by with the first instant of the next. Convocatoria §5.12
 */
export function judgeArrival(arrivedOn: string | null, arrivalDay: string, now: Instant): ArrivalJudgement {
  const from = startOfDay(arrivalDay)
  if (arrivedOn !== null) return { standing: 'arrived', absences: daysBetween(from, startOfDay(arrivedOn)) }
  if (now < from) return { standing: 'notDue', absences: 0 }
  const absences = daysBetween(from, now)
  return { standing: absences === 0 ? 'due' : 'absent', absences }
}

export interface ArrivalAct {
  /** The day that is recorded; null takes the record back. */
  readonly arrivedOn: string | null
  /** Why, when a record before it was wrong. */
  readonly reason: string
  /** The newest record as it was shown to who acts. */
  readonly seenId: number | null
  /** Accepted and neither left nor lost, with its letter or without. */
  readonly seat: 'letterIssued' | 'commitmentAccepted' | 'notHeld'
}

/** Whether this may be recorded now. Convocatoria §5.9.3, §5.12 */
export function decideArrival(
  newest: ArrivalRecord, act: ArrivalAct, arrivalDay: string, now: Instant,
): Result<null, ArrivalRefusal> {
  const from = startOfDay(arrivalDay)
  if (now < from) return refuse('ARRIVAL_TOO_EARLY', { from: toIso(from) })
  if (act.seat === 'notHeld') return refuse('ARRIVAL_WITHOUT_SEAT')
  if (act.seat !== 'letterIssued') return refuse('ARRIVAL_WITHOUT_LETTER')
  if (newest.id !== act.seenId) return refuse('ARRIVAL_CHANGED')
  if (newest.arrivedOn === act.arrivedOn) return refuse('ARRIVAL_SAME')
  if (act.arrivedOn !== null) {
    if (startOfDay(act.arrivedOn) < from) return refuse('ARRIVAL_BEFORE_ITS_DAY', { from: toIso(from) })
    if (startOfDay(act.arrivedOn) > now) return refuse('ARRIVAL_DAY_IN_FUTURE')
  }
  const corrects = newest.id !== null
  return corrects && act.reason.trim() === '' ? refuse('ARRIVAL_NEEDS_REASON') : accept(null)
}

function daysBetween(from: Instant, until: Instant): number {
  return Math.max(0, Math.floor((until - from) / DAY))
}
