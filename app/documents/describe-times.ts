// The times that documents print: a turno in central time with the sede's own beside it (§3.2), and days of the
// calendar that have no hour.
import { CENTRAL_ZONE, formatLongDate, formatTime, nameZone, showsSameTime } from '#app/labels/format-time.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'

/** A day without an hour, `2024-03-01`. */
export type CalendarDate = string

export interface Turno {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** "viernes 1 de marzo de 2024". Throws a RangeError on text that is no day. */
export function formatCalendarDate(date: CalendarDate): string {
  return formatLongDate(instant(`${date}T00:00:00Z`), 'UTC')
}

/** "lunes 29 de enero de 2024, de 11:15 a 13:15 (hora del centro)" */
export function describeTurno({ startsAt, endsAt }: Turno, zone: string = CENTRAL_ZONE): string {
  const hours = `de ${formatTime(startsAt, zone)} a ${formatTime(endsAt, zone)}`
  return `${formatLongDate(startsAt, zone)}, ${hours} (${nameZone(zone)})`
}

/** The turno by the clocks of the sede; says so when they show central time. */
export function describeLocalTurno(turno: Turno, zone: string): string {
  return showsSameTime(turno.startsAt, zone) ? 'La sede tiene la misma hora' : describeTurno(turno, zone)
}
