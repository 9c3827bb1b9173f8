/** The calendar file of the call, read by another implementation of RFC 5545. */
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { listTurnoDates, listWindows } from '#app/call/call-dates.ts'
import { writeCalendar } from '#app/call/write-calendar.server.ts'
import { instant, toIso } from '#exam-engine/kernel/time.ts'
import { publishedRules } from '#tests/exam-engine/convocatoria/published-rules.ts'

const rules = publishedRules()
const dates = [...listWindows(rules, { resultsFrom: instant('2024-02-09T16:00:00-06:00') }), ...listTurnoDates(rules)]
const text = writeCalendar({
  callId: 'rama-2024-2025-1', title: 'Cursos de rama; con acentos, comas y "ñ"', version: 2, issuedAt: rules.publishedAt,
  origin: 'https://efiser.example', dates,
})
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
const iso = (time: ICAL.Time | undefined) => time?.toJSDate().toISOString()

test('§3.2 every turno is an event at its instant in UTC, named by its exams', () => {
  const turnos = events.filter(({ uid }) => uid.startsWith('turno-'))
  expect(turnos).toHaveLength(15)
  const shared = turnos.find(({ uid }) => uid === 'turno-13@rama-2024-2025-1.efiser') ?? turnos[12]
  expect(turnos.map(({ startDate }) => iso(startDate)))
    .toEqual(listTurnoDates(rules).map(({ from }) => from === null ? '' : toIso(from)))
  expect(shared?.summary).toContain('EFISER')
  expect(turnos.some(({ summary }) => summary.includes('Otorrinolaringología, cirugía de cabeza y cuello 4'))).toBe(true)
})

test('§2.1 §5.1 the windows open and close at their instants; a deadline is its end', () => {
  const find = (key: string) => events.find(({ uid }) => uid === `${key}@rama-2024-2025-1.efiser`)
  expect([iso(find('registro')?.startDate), iso(find('registro')?.endDate)])
    .toEqual(['2024-01-13T00:00:00.000Z', '2024-01-17T16:00:00.000Z'])
  expect([iso(find('resultados')?.startDate), iso(find('resultados')?.endDate)])
    .toEqual(['2024-02-09T22:00:00.000Z', '2024-02-12T16:00:00.000Z'])
  expect(iso(find('renuncia-conservar')?.startDate)).toBe('2024-03-01T06:00:00.000Z')
  expect(find('presentacion')?.startDate.isDate).toBe(true)
  expect(find('presentacion')?.startDate.toString()).toBe('2024-03-01')
})

test('each event has an id of its own that stays from version to version, and counts the versions', () => {
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(dates.length)
  expect(new Set(events.map(({ sequence }) => sequence))).toEqual(new Set([1]))
})

test('lines end in CRLF and have at most 75 octets', () => {
  const lines = text.split('\r\n')
  expect(text.includes('\n') && !/[^\r]\n/.test(text)).toBe(true)
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
})
