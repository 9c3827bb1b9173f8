import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'

test('the example of RFC 8785, section 3.2.2, comes out as printed there', () => {
  const value: unknown = JSON.parse(`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
    "literals": [null, true, false]
  }`)
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
    + '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
})

test('keys stand in the order of UTF-16 code units, as in RFC 8785, section 3.2.3', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
  const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
  expect(Object.keys(JSON.parse(written) as object).filter((key) => key !== '1'))
    .toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'])
  expect(written.indexOf('"1"')).toBeLessThan(written.indexOf('"\u0080"'))
})

test('any JSON value survives, and the order of its keys leaves no trace', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const written = canonicalJson(value)
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
    expect(canonicalJson(reversed(value))).toBe(written)
  }))
})

test.each([
  ['undefined', undefined], ['a missing field', { a: undefined }], ['NaN', Number.NaN], ['infinity', [Infinity]],
  ['a bigint', 1n], ['a date', new Date(0)], ['a map', new Map()], ['a function', () => 0], ['half a pair', '\ud800'],
  ['half a pair as key', { '\udc00': 1 }],
])('%s is not JSON and throws', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError)
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]))
}
