// A time read off the wall of the sede, to the last instant at which the wall showed it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTime } from '#app/labels/format-time.ts'
import { readClockTime } from '#app/labels/read-clock-time.ts'
import { hours, instant, toIso } from '#exam-engine/kernel/time.ts'

const TIJUANA = 'America/Tijuana'
const NOW = instant('2024-01-29T18:05:30Z') // 10:05:30 in Tijuana, 12:05:30 in the centre
const read = (text: string, zone = TIJUANA, now = NOW) => {
  const at = readClockTime(text, zone, now)
  return at === null ? null : toIso(at)
}

test('the time is that of the zone, of today where it has passed and of yesterday where it has not', () => {
  expect(read('10:05')).toBe('2024-01-29T18:05:00.000Z')
  expect(read('9:40')).toBe('2024-01-29T17:40:00.000Z')
  expect(read('09.40')).toBe('2024-01-29T17:40:00.000Z')
  expect(read('12:05', 'America/Mexico_City')).toBe('2024-01-29T18:05:00.000Z')
  expect(read('10:06')).toBe('2024-01-28T18:06:00.000Z')
  expect(read('00:00')).toBe('2024-01-29T08:00:00.000Z')
})

test.each(['', '24:00', '10:60', '10', 'diez', '1005'])('%j is no time of the day', (text) => {
  expect(read(text)).toBeNull()
})

test('an hour that the clocks skipped today did not exist', () => {
  // Tijuana goes from 02:00 to 03:00 on 10 March 2024.
  expect(read('02:30', TIJUANA, instant('2024-03-10T15:00:00Z'))).toBeNull()
})

test('what the wall shows is read back to the minute, never later than now and never a day and an hour ago', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_700_000_000, max: 1_709_000_000 }), fc.nat({ max: 1439 }), (second, minute) => {
      const now = instant(second * 1000)
      const text = `${String(Math.trunc(minute / 60))}:${String(minute % 60).padStart(2, '0')}`
      const at = readClockTime(text, TIJUANA, now)
      if (at === null) throw new Error(`${text} was not read`)
      expect(formatTime(at, TIJUANA)).toBe(text.padStart(5, '0'))
      expect(at).toBeLessThanOrEqual(now)
      expect(now - at).toBeLessThan(hours(25))
    })
  )
})
