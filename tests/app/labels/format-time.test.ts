/** Instants and lengths in words. */
import { expect, test } from 'vitest'
import { durationMs, hours, instant, minutes, seconds } from '#exam-engine/kernel/time.ts'
import {
  formatCountdown, formatDateTime, formatDuration, formatInstant, formatShortDateTime, formatTimeWithSeconds, nameZone,
  showsSameTime,
} from '#app/labels/format-time.ts'

const start = instant('2024-01-29T09:00:00-06:00')

test('§3.2 a date is written with weekday, month in words, 24 hours and the name of its zone', () => {
  expect(formatInstant(start)).toBe('lunes 29 de enero de 2024, 09:00 (hora del centro)')
})

test('§3.2 the same instant reads as local time in each zone, across midnight too', () => {
  expect(formatInstant(start, 'America/Tijuana')).toBe('lunes 29 de enero de 2024, 07:00 (hora del noroeste)')
  expect(formatInstant(start, 'America/Cancun')).toBe('lunes 29 de enero de 2024, 10:00 (hora del sureste)')
  expect(formatDateTime(instant('2024-02-01T00:30:00-06:00'), 'America/Tijuana'))
    .toBe('miércoles 31 de enero de 2024, 22:30')
})

test('midnight is 00:00 of the day that begins', () => {
  expect(formatDateTime(instant('2024-03-01T00:00:00-06:00'))).toBe('viernes 1 de marzo de 2024, 00:00')
  expect(formatTimeWithSeconds(instant('2024-03-01T00:00:07-06:00'))).toBe('00:00:07')
})

test('a table gets the short form', () => {
  expect(formatShortDateTime(start)).toBe('29 ene 2024, 09:00')
})

test('zones that show the same time are recognised at the instant, not by name', () => {
  expect(showsSameTime(start, 'America/Monterrey')).toBe(true)
  expect(showsSameTime(start, 'America/Hermosillo')).toBe(false)
})

test('a zone without a Mexican name is named by its city', () => {
  expect(nameZone('America/Argentina/Buenos_Aires')).toBe('hora de Buenos Aires')
})

test.each([
  [hours(0), '0 segundos'],
  [seconds(1), '1 segundo'],
  [seconds(59), '59 segundos'],
  [minutes(1), '1 minuto'],
  [durationMs(7_260_000), '2 horas 1 minuto'],
  [hours(26), '1 día 2 horas'],
  [durationMs(-5000), '0 segundos'],
])('a length of %i ms is said as "%s"', (length, words) => {
  expect(formatDuration(length)).toBe(words)
})

test.each([
  [durationMs(0), '00:00:00'],
  [durationMs(1), '00:00:01'],
  [durationMs(4_365_000), '01:12:45'],
  [durationMs(86_400_000), '1 d 00:00:00'],
  [durationMs(-1), '00:00:00'],
])('a countdown of %i ms shows %s: zero only when it is over', (left, text) => {
  expect(formatCountdown(left)).toBe(text)
})
