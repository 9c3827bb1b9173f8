import fc from 'fast-check'
import { expect, test } from 'vitest'
import { divideHalfUp, formatDecimal, parseDecimal, scaled } from '#exam-engine/kernel/decimal.ts'

test.each([
  ['0', 0n], ['69.1667', 691_667n], ['100', 1_000_000n], ['0.0001', 1n], ['-2.5', -25_000n], ['7.50', 75_000n],
])('"%s" is %s ten-thousandths', (text, units) => {
  expect(parseDecimal(text, 4)).toBe(units)
})

test.each(['', '.5', '5.', '+1', '1e2', '01', ' 1', '1 ', '1,5', '0.00001', '--1', '٣', 'NaN'])(
  '"%s" is no plain decimal of four places', (text) => {
    expect(parseDecimal(text, 4)).toBeNull()
  })

test('what is written is read back, at every scale', () => {
  fc.assert(fc.property(fc.bigInt(), fc.nat(12), (units, scale) => {
    expect(parseDecimal(formatDecimal(scaled(units, scale), scale), scale)).toBe(units)
  }))
})

test('all places are written', () => {
  expect(formatDecimal(scaled(0n, 2), 2)).toBe('0.00')
  expect(formatDecimal(scaled(-5n, 2), 2)).toBe('-0.05')
  expect(formatDecimal(scaled(74_917_021n, 6), 6)).toBe('74.917021')
  expect(formatDecimal(scaled(12n, 0), 0)).toBe('12')
})

test('division rounds half up: the result is the nearest unit, and the upper one of two that are as near', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (num, den) => {
    const rounded = divideHalfUp(num, den, 4)
    const twiceError = 2n * (num * 10_000n - rounded * den)
    expect(twiceError < den && twiceError >= -den).toBe(true)
  }))
  expect(divideHalfUp(1n, 8n, 2)).toBe(13n)
  expect(divideHalfUp(10_100n, 128n, 4)).toBe(789_063n)
})

test('division by nothing, or of less than nothing, is a broken invariant', () => {
  expect(() => divideHalfUp(1n, 0n, 2)).toThrow(RangeError)
  expect(() => divideHalfUp(-1n, 1n, 2)).toThrow(RangeError)
})
