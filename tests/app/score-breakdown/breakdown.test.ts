import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakDown } from '#app/score-breakdown/breakdown.ts'

const WEIGHTS = { efiser: '0.63', postgraduateGrades: '0.27', enarm: '0.10' }

// SCORING.md, worked examples: EFISER, mean of grades, ENARM, bonus -> PI-IMSS.
test.each([
  ['80.0000', '90.0000', '70.0000', '0.00', '81.700000'],
  ['100.0000', '100.0000', '100.0000', '1.00', '101.000000'],
  ['0.0000', '0.0000', '0.0000', '0.00', '0.000000'],
  ['78.0000', '90.0250', '72.3456', '0.00', '80.681310'],
  ['69.1667', '90.6000', '68.8000', '0.00', '74.917021'],
  ['66.6667', '90.3333', '66.6667', '0.75', '73.806682'],
])('§4.3 %s, %s, %s and %s points add up to %s', (efiser, gradesMean, enarm, bonus, sum) => {
  expect(breakDown({ efiser, gradesMean, enarm, bonus }, WEIGHTS).sum).toBe(sum)
})

const mark = fc.integer({ min: 0, max: 1_000_000 }).map((units) => (units / 10_000).toFixed(4))

test('§4.3 the lines add up to the sum, digit by digit', () => {
  fc.assert(fc.property(mark, mark, mark, fc.constantFrom('0.00', '0.25', '0.50', '0.75', '1.00'),
    (efiser, gradesMean, enarm, bonus) => {
      const { lines, sum } = breakDown({ efiser, gradesMean, enarm, bonus }, WEIGHTS)
      const units = (text: string) => BigInt(text.replace('.', ''))
      expect(lines.reduce((total, { points }) => total + units(points), 0n)).toBe(units(sum))
    }))
})

test('a text that is not a mark throws instead of being rounded', () => {
  expect(() => breakDown({ efiser: '80.00001', gradesMean: '90', enarm: '70', bonus: '0' }, WEIGHTS)).toThrow(RangeError)
})

test('§4.3 another call has other weights, and its lines say so', () => {
  const weights = { efiser: '1.00', postgraduateGrades: '0.00', enarm: '0.00' }
  const { lines, sum } = breakDown({ efiser: '80.0000', gradesMean: '90.0000', enarm: '70.0000', bonus: '0.00' }, weights)
  expect(sum).toBe('80.000000')
  expect(lines.map(({ weight }) => weight)).toEqual(['1.00', '0.00', '0.00', null])
})
