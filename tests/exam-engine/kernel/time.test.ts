import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDuration, durationBetween, durationMs, hours, instant, isWithin, minutes, seconds, toIso, windowOf,
} from '#exam-engine/kernel/time.ts'

test('an instant with an offset is the same as in UTC', () => {
  expect(instant('2024-01-29T09:00:00-06:00')).toBe(instant('2024-01-29T15:00:00Z'))
  expect(toIso(instant('2024-01-29T09:00:00-06:00'))).toBe('2024-01-29T15:00:00.000Z')
  expect(instant(new Date(86_400_000))).toBe(86_400_000)
})

test.each(['2024-01-29T09:00:00', '2024-01-29', '29/01/2024', '', 'now', '2024-13-40T09:00:00Z'])(
  'text without a time zone or a date is no instant: "%s"', (text) => {
    expect(() => instant(text)).toThrow(RangeError)
  })

test('a number that is not whole milliseconds is no instant and no duration', () => {
  expect(() => instant(Number.NaN)).toThrow(RangeError)
  expect(() => instant(0.5)).toThrow(RangeError)
  expect(() => durationMs(0.5)).toThrow(RangeError)
})

test('every instant survives its ISO text', () => {
  fc.assert(fc.property(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }), (date) => {
    expect(instant(toIso(instant(date)))).toBe(date.getTime())
  }))
})

test('a window holds its first instant and not its last', () => {
  const window = windowOf(instant('2024-01-12T18:00:00-06:00'), instant('2024-01-17T10:00:00-06:00'))
  expect(isWithin(window, window.from)).toBe(true)
  expect(isWithin(window, addDuration(window.until, durationMs(-1)))).toBe(true)
  expect(isWithin(window, window.until)).toBe(false)
  expect(isWithin(window, addDuration(window.from, durationMs(-1)))).toBe(false)
})

test('an empty or reversed window does not come into being', () => {
  expect(() => windowOf(instant(5), instant(5))).toThrow(RangeError)
  expect(() => windowOf(instant(5), instant(4))).toThrow(RangeError)
})

test('units are what they are called', () => {
  expect([seconds(1), minutes(1), hours(1)]).toEqual([1_000, 60_000, 3_600_000])
  expect(durationBetween(instant(10), instant(4))).toBe(-6)
})
