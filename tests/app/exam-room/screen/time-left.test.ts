/** When the clock speaks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { announceTimeLeft, isLastMinutes, warnHiddenClock } from '#app/exam-room/screen/time-left.ts'
import { durationMs, minutes, seconds } from '#exam-engine/kernel/time.ts'
import { runs } from '#tests/setup/property-runs.ts'

const MARKS = [
  [30, 'Quedan 30 minutos'], [10, 'Quedan 10 minutos'], [5, 'Quedan 5 minutos'], [1, 'Queda 1 minuto'],
] as const

test('each mark is said once, whatever the steps in which the time passes', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 100, maxLength: 4000 }), (steps) => {
    let left = durationMs(40 * 60_000)
    const said: string[] = []
    for (const step of steps) {
      const next = durationMs(left - step)
      const text = announceTimeLeft(left, next)
      if (text !== null) said.push(text)
      left = next
    }
    const passed = MARKS.filter(([mark]) => left <= mark * 60_000).map(([, text]) => text)
    expect(said).toEqual(passed)
  }), { numRuns: runs(50) })
})

test('a machine that slept over several marks says the nearest only', () => {
  expect(announceTimeLeft(minutes(31), minutes(4))).toBe('Quedan 5 minutos')
})

test('the first look and the end say nothing', () => {
  expect(announceTimeLeft(null, minutes(4))).toBeNull()
  expect(announceTimeLeft(seconds(70), seconds(0))).toBeNull()
})

test('gold from five minutes on', () => {
  expect(isLastMinutes(durationMs(300_001))).toBe(false)
  expect(isLastMinutes(minutes(5))).toBe(true)
})

test.each([
  [30 * 60_000 + 1, null], [30 * 60_000, 'Quedan 30 minutos'], [29 * 60_000, null],
  [10 * 60_000 + 1, null], [10 * 60_000, 'Quedan 10 minutos'], [9 * 60_000, null],
  [5 * 60_000 + 1, null], [5 * 60_000, 'Últimos 5 minutos'], [60_000 + 1, 'Últimos 5 minutos'],
  [60_000, 'Último minuto'], [0, 'Último minuto'],
])('a hidden clock with %i ms left warns: %s', (left, words) => {
  expect(warnHiddenClock(durationMs(left))).toBe(words)
})
