// The dates that a text of a call names in words, "09 de febrero de 2024", and the days that a call fixes, as YYYY-MM-DD.
import type { CallDocument, RulesJson } from './call-document.ts'

const MONTHS = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre',
  'noviembre', 'diciembre'] as const
const DATE = new RegExp(`\\b(\\d{1,2}|primero) de (${MONTHS.join('|')}) de (\\d{4})\\b`, 'gi')

/** Each date that a text names, as it stands there and as a day. */
export function datesIn(text: string): { words: string, day: string }[] {
  return [...text.matchAll(DATE)].map((found) => ({ words: found[0], day: dayOf(found[1], found[2], found[3]) }))
}

/** The text with each date that `replace` knows another day for; the others stay as they are written. */
export function replaceDates(text: string, replace: (day: string) => string | undefined): string {
  return text.replace(DATE, (words, ...[number, month, year]: string[]) => {
    const day = dayOf(number, month, year)
    const next = replace(day)
    return next === undefined || next === day ? words : wordsOf(next)
  })
}

/** The dates of a call in an order of their own, so that those of two calls can be held side by side. */
export function momentsOf({ rules, resultsFrom }: Pick<CallDocument, 'rules' | 'resultsFrom'>): string[] {
  const { windows: w }: Pick<RulesJson, 'windows'> = rules
  return [
    rules.publishedAt, w.registration.from, w.registration.until, w.printApplication.from, w.printApplication.until,
    rules.publicationCutoff.before, w.results.publishOn, resultsFrom, w.results.until, w.resignToCompeteAgain.before,
    w.resignKeepingCurrentCourse.until, w.arrivalAtNewSede.on, w.foreignTuition.until,
  ]
}

/** The days by which a moment is named: of one at midnight also the last day before it. "hasta el 29 de febrero" */
export function daysOf(moment: string): string[] {
  const day = moment.slice(0, 10)
  return moment.includes('T00:00') ? [day, addDays(day, -1)] : [day]
}

/** Whole days, by the calendar. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function dayOf(number = '', month = '', year = ''): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const place = MONTHS.findIndex((name) => name === month.toLowerCase())
  return `${year}-${two(place + 1)}-${two(number.toLowerCase() === 'primero' ? 1 : Number(number))}`
}

function wordsOf(day: string): string {
  return `${day.slice(8)} de ${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} de ${day.slice(0, 4)}`
}
