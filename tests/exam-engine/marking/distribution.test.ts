// The histogram of marks: borders belong to one bin, nobody is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributeMarks } from '#exam-engine/marking/distribution.ts'

const BORDERS: [number, number, number][] = [
  [0, 120, 0],
  [5, 100, 1],
  [7, 20, 7],
  [35, 100, 7],
  [349, 1000, 6],
  [57, 60, 19],
  [119, 120, 19],
  [120, 120, 19],
]
test.each(BORDERS)('%i of %i falls into bin %i of twenty', (correct, counted, index) => {
  const { bins } = distributeMarks([{ correct, counted }])
  expect(bins).toHaveLength(20)
  expect(bins.findIndex(({ count }) => count === 1)).toBe(index)
})

test('29 of 50 is 58 points and opens its bin, though 29 / 50 × 100 is a little less in floating point', () => {
  const { bins } = distributeMarks([{ correct: 29, counted: 50 }], 1)
  expect(bins.find(({ count }) => count === 1)).toEqual({ from: 58, until: 59, count: 1 })
})

test('the figures are those of the marks in points', () => {
  const marks = [
    { correct: 30, counted: 40 },
    { correct: 10, counted: 40 },
    { correct: 20, counted: 40 },
    { correct: 20, counted: 40 },
  ]
  const distribution = distributeMarks(marks, 25)
  expect(distribution).toMatchObject({ n: 4, mean: 50, median: 50, lowest: 25, highest: 75 })
  expect(distribution.standardDeviation).toBeCloseTo(Math.sqrt(1250 / 3), 12)
  expect(distribution.bins).toEqual([
    { from: 0, until: 25, count: 0 },
    { from: 25, until: 50, count: 1 },
    { from: 50, until: 75, count: 2 },
    { from: 75, until: 100, count: 1 },
  ])
})

test('nobody present is an empty histogram without figures', () => {
  const { bins, ...figures } = distributeMarks([])
  expect(bins.every(({ count }) => count === 0)).toBe(true)
  expect(figures).toEqual({ n: 0, mean: null, median: null, standardDeviation: null, lowest: null, highest: null })
})

test.each([0, 3, 2.5, 101])('bins of %f points are a broken invariant', (binWidth) => {
  expect(() => distributeMarks([], binWidth)).toThrow(RangeError)
})

test('every mark is in exactly one bin, and in the one whose borders enclose it', () => {
  const marks = fc.array(
    fc.integer({ min: 1, max: 300 }).chain((counted) => {
      return fc.record({ correct: fc.integer({ min: 0, max: counted }), counted: fc.constant(counted) })
    }),
  )
  fc.assert(
    fc.property(marks, fc.constantFrom(1, 2, 4, 5, 10, 20, 25, 50, 100), (all, binWidth) => {
      const { bins } = distributeMarks(all, binWidth)
      for (const { from, until, count } of bins) {
        const inside = all.filter(({ correct, counted }) => {
          const last = until === 100 && correct === counted
          return 100 * correct >= from * counted && (100 * correct < until * counted || last)
        })
        expect(count).toBe(inside.length)
      }
    }),
  )
})
