// What a foreign resident with a seat owes the Institute, tuition paid and a migratory status in order, and where that
// stands. A day counts that begins before the term; what is missing when the term ends costs both courses.
// Convocatoria §5.18
import { instant, type Instant } from '../kernel/time.ts'

export type ForeignDuty = 'tuition' | 'migratory'
export const FOREIGN_DUTIES: readonly ForeignDuty[] = ['tuition', 'migratory']

/** The day on which each was fulfilled, as the newest record says (`2024-03-29`, central time); null: not yet. */
export type ForeignRecord = Readonly<Record<ForeignDuty, string | null>>

/** `late`: fulfilled, but not before the term. */
export type DutyState = 'met' | 'late' | 'pending' | 'missing'

/** `breached`: dropped from the current course and from the assigned one. */
export type ForeignStanding = 'complete' | 'pending' | 'breached'

export interface ForeignJudgement {
  readonly duties: Readonly<Record<ForeignDuty, DutyState>>
  readonly standing: ForeignStanding
}

/** `until` is half-open: "antes del 30 de marzo" ends as that day begins. Convocatoria §5.18 */
export function judgeForeign(record: ForeignRecord, until: Instant, now: Instant): ForeignJudgement {
  const duties = { tuition: judgeDuty(record.tuition, until, now), migratory: judgeDuty(record.migratory, until, now) }
  const states = [duties.tuition, duties.migratory]
  if (states.every((state) => state === 'met')) return { duties, standing: 'complete' }
  const breached = states.some((state) => state === 'late' || state === 'missing')
  return { duties, standing: breached ? 'breached' : 'pending' }
}

function judgeDuty(day: string | null, until: Instant, now: Instant): DutyState {
  if (day === null) return now < until ? 'pending' : 'missing'
  return instant(`${day}T00:00:00-06:00`) < until ? 'met' : 'late'
}
