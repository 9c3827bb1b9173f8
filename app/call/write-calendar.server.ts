/**
 * A call as an iCalendar file (RFC 5545): one event for each window, deadline and turno, in UTC. A deadline is an event
 * of no length at its end. The library escapes and folds.
 */
import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { CallDate } from './call-dates.ts'

interface CalendarOptions {
  callId: string
  title: string
  version: number
  issuedAt: Instant
  /** Of the public page, for links. */
  origin: string
  dates: readonly CallDate[]
}

export function writeCalendar({ callId, title, version, issuedAt, origin, dates }: CalendarOptions): string {
  const calendar = ical({
    name: title, prodId: { company: 'IMSS', product: 'EFISER', language: 'ES' }, method: ICalCalendarMethod.PUBLISH,
  })
  for (const { key, title: summary, clause, from, until, wholeDay = false } of dates) {
    calendar.createEvent({
      // The same event in each version, which a later one replaces.
      id: `${key}@${callId}.efiser`, sequence: Math.max(0, version - 1), stamp: new Date(issuedAt), summary,
      start: new Date(from ?? until), end: new Date(until), allDay: wholeDay,
      description: from === null ? `Termina antes de este instante (Convocatoria §${clause}).` : `Convocatoria §${clause}.`,
      url: `${origin}/convocatoria?convocatoria=${callId}#c-${clause.replaceAll(/[. ]/g, '-')}`,
    })
  }
  return calendar.toString()
}

/** The name that a browser saves it by. */
export function calendarName(callId: string): string {
  return `${callId}.ics`
}
