import fc from 'fast-check'
import { expect, test } from 'vitest'
import { efiserMark, gradesMean, readDecimal, readMark } from '#scoring/pi/marks.ts'

test.each([
  [101, 128, 789_063], [2, 3, 666_667], [1, 3, 333_333], [0, 1, 0], [150, 150, 1_000_000], [83, 120, 691_667],
])(
  '§4.2 B %i of %i items are %i ten-thousandths', (correct, counted, mark) => {
    expect(efiserMark(correct, counted)).toBe(mark)
  })

test('§4.2 B the EFISER mark equals half-up division in bigint, for any number of items', () => {
  const counts = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  const answered = counts.chain((counted) => fc.tuple(fc.integer({ min: 0, max: counted }), fc.constant(counted)))
  fc.assert(fc.property(answered, ([correct, counted]) => {
    const num = 100n * BigInt(correct) * 10_000n
    const den = BigInt(counted)
    expect(BigInt(efiserMark(correct, counted))).toBe((2n * num + den) / (2n * den))
  }))
})

test('§4.2 B one more right answer never lowers the mark', () => {
  for (let correct = 1; correct <= 137; correct += 1) {
    expect(efiserMark(correct, 137)).toBeGreaterThan(efiserMark(correct - 1, 137))
  }
})

test.each([
  [[], '90', 900_000], [['88.8'], '91.25', 900_250], [['90', '90'], '91', 903_333], [['0.0001'], '0', 1],
])('§4.2 C the mean of %j and %s is %i ten-thousandths, a half rounded up', (previous, current, mean) => {
  expect(gradesMean(previous, current)).toBe(mean)
})

test('§4.2 C the mean does not depend on the order of the grades', () => {
  fc.assert(fc.property(fc.array(fc.nat(1_000), { minLength: 2, maxLength: 7 }), (tenths) => {
    const texts = tenths.map((tenth) => (tenth / 10).toFixed(1))
    const [first = '', ...rest] = texts
    const [last = '', ...others] = texts.toReversed()
    expect(gradesMean(rest, first)).toBe(gradesMean(others, last))
  }))
})

test('a mark is read digit by digit, whatever its number of decimals', () => {
  fc.assert(fc.property(fc.nat(1_000_000), (units) => {
    const text = `${String(Math.floor(units / 10_000))}.${String(units % 10_000).padStart(4, '0')}`
    expect(readMark(text)).toBe(units)
    expect(readMark(text.replace(/0+$/, '').replace(/\.$/, ''))).toBe(units)
  }))
})

test.each(['1.23456', '1e2', '-1', '1.2.3', '1,5', ' 1'])('"%s" is not silently read as a mark', (text) => {
  expect(() => readDecimal(text, 4)).toThrow(RangeError)
})
