// The time of an item from the saves of an attempt: pauses by the machine's clock, without absences, never negative.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { summarizeTimes, timeOnItems, type SaveMoment } from '#exam-engine/marking/item-time.ts'

const START = 1_000_000 as Instant
const at = (seconds: number) => (START + seconds * 1000) as Instant
const save = (itemId: string, seconds: number, overrides: Partial<SaveMoment> = {}): SaveMoment =>
  ({ itemId, epoch: 0, deviceAt: at(seconds), receivedAt: at(seconds), ...overrides })

const secondsOf = (times: ReadonlyMap<string, number>) =>
  Object.fromEntries([...times].map(([itemId, ms]) => [itemId, ms / 1000]))

test('the pause before a save is that of its item, and coming back adds to it', () => {
  const times = timeOnItems(START, [save('a', 40), save('b', 100), save('a', 130)], [])
  expect(secondsOf(times)).toEqual({ a: 70, b: 60 })
})

test('what was answered without net counts as long as it took, by the machine’s own clock', () => {
  // An hour ahead; the last two arrive together, ten minutes later.
  const ahead = 3600
  const saves = [
    save('a', 30, { deviceAt: at(30 + ahead) }),
    save('b', 700, { deviceAt: at(90 + ahead) }),
    save('c', 700, { deviceAt: at(200 + ahead) }),
  ]
  expect(secondsOf(timeOnItems(START, saves, []))).toEqual({ a: 30, b: 60, c: 110 })
})

test('a machine that tells no time is believed when it arrives', () => {
  expect(secondsOf(timeOnItems(START, [save('a', 30, { deviceAt: null }), save('b', 50)], []))).toEqual({ a: 30, b: 20 })
})

test('what the page was out of sight is taken off once, however often it was told', () => {
  const absences = [{ from: at(10), until: at(20) }, { from: at(12), until: at(25) }, { from: at(60), until: at(61) }]
  expect(secondsOf(timeOnItems(START, [save('a', 40), save('b', 60)], absences))).toEqual({ a: 25, b: 20 })
})

test('times are never negative, and together never more than from the opening to the last arrival', () => {
  const saves = fc.array(fc.record({
    itemId: fc.constantFrom('a', 'b', 'c'), epoch: fc.integer({ min: 0, max: 2 }),
    deviceAt: fc.option(fc.integer({ min: 0, max: 5_000_000 }).map((ms) => ms as Instant), { nil: null }),
    receivedAt: fc.integer({ min: START, max: START + 7_200_000 }).map((ms) => ms as Instant),
  }), { minLength: 1, maxLength: 30 }).map((list) => list.toSorted((left, right) => left.receivedAt - right.receivedAt))
  const absences = fc.array(fc.tuple(fc.nat(7_200_000), fc.nat(60_000)).map(([from, ms]) =>
    ({ from: (START + from) as Instant, until: (START + from + ms) as Instant })), { maxLength: 8 })
  fc.assert(fc.property(saves, absences, (list, away) => {
    const times = [...timeOnItems(START, list, away).values()]
    for (const ms of times) expect(ms).toBeGreaterThanOrEqual(0)
    const whole = Math.max(...list.map(({ receivedAt }) => receivedAt)) - START
    expect(times.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(whole)
  }))
})

test('quartiles are those of a spreadsheet; who left no act on an item is counted and not timed', () => {
  const examinees = [10, 20, 30, 40].map((ms) => new Map([['a', ms]])) as never
  expect(summarizeTimes(['a', 'b'], examinees)).toEqual([
    { itemId: 'a', n: 4, untouched: 0, quartiles: { lower: 17.5, median: 25, upper: 32.5 } },
    { itemId: 'b', n: 0, untouched: 4, quartiles: null },
  ])
})
