/**
 * An instant in words: "lunes 29 de enero de 2024, 09:00 (hora del centro)", and
 * beside it the local time of a sede whose clocks show another.
 */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import {
  formatDate, formatDateTime, formatInstant, formatLongDate, formatShortDateTime, formatTime, nameZone, showsSameTime,
} from '../../labels/format-time.ts'

interface DateTimeProps {
  at: Instant
  /** The zone of the person's sede; its time is added when it differs from central time. */
  localZone?: string | undefined
  /** full: with weekday and zone; short: for tables; date and time: the part alone, in central time. */
  form?: 'full' | 'short' | 'longDate' | 'date' | 'time'
}

const FORMS = {
  full: (at: Instant) => formatInstant(at),
  short: (at: Instant) => formatShortDateTime(at),
  longDate: (at: Instant) => formatLongDate(at),
  date: (at: Instant) => formatDate(at),
  time: (at: Instant) => formatTime(at),
} as const

export function DateTime({ at, localZone, form = 'full' }: DateTimeProps) {
  return (
    <time dateTime={toIso(at)}>
      {FORMS[form](at)}
      {localZone === undefined || showsSameTime(at, localZone) ? null : `; ${formatLocalTime(at, localZone)}`}
    </time>
  )
}

/** "07:00 en su sede (hora del noroeste)"; with the date when it is another day there. */
function formatLocalTime(at: Instant, zone: string): string {
  const when = formatLongDate(at) === formatLongDate(at, zone) ? formatTime(at, zone) : formatDateTime(at, zone)
  return `${when} en su sede (${nameZone(zone)})`
}
