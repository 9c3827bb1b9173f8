/** Figures as Mexicans write them; exact values stay exact. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCount, formatCounted, formatDecimal } from '#app/labels/format-number.ts'

test('counts are grouped by commas, and agree with their noun', () => {
  expect(formatCount(12345)).toBe('12,345')
  expect(formatCounted(1, 'aspirante', 'aspirantes')).toBe('1 aspirante')
  expect(formatCounted(0, 'aspirante', 'aspirantes')).toBe('0 aspirantes')
})

test('§4.3 decimals keep every digit they came with, and get the places asked for', () => {
  expect(formatDecimal('87.5', 4)).toBe('87.5000')
  expect(formatDecimal('1234.000001')).toBe('1,234.000001')
  expect(formatDecimal('-0.25', 2)).toBe('-0.25')
  expect(formatDecimal('9007199254740993.1')).toBe('9,007,199,254,740,993.1')
})

test('decimals without their commas are the text they came from', () => {
  const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.stringMatching(/^\d{1,8}$/))
  fc.assert(fc.property(decimal, ([whole, fraction]) => {
    expect(formatDecimal(`${whole}.${fraction}`).replaceAll(',', '')).toBe(`${whole}.${fraction}`)
  }))
})

test.each(['', '1,5', '.5', '1.', 'NaN', '1e3'])('"%s" is not a decimal', (text) => {
  expect(() => formatDecimal(text)).toThrow(RangeError)
})
