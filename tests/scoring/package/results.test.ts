import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { resultsBytes } from '#scoring/package/results.ts'
import { anyPackage, candidate, selectionPackage } from '../factories.ts'
import { select } from '../outcomes.ts'

test('the bytes of results are their canonical JSON, in UTF-8', () => {
  fc.assert(fc.property(anyPackage(), (input) => {
    const results = select(input)
    expect(Buffer.from(resultsBytes(results)).toString('utf8')).toBe(canonicalJson(results))
  }))
})

test('the chunks in which many rows are written leave no trace', () => {
  const candidates = Array.from({ length: 4_097 }, (_, index) => candidate({ folio: `R-${String(index)}` }))
  const results = select(selectionPackage({ candidates }))
  expect(Buffer.from(resultsBytes(results)).toString('utf8')).toBe(canonicalJson(results))
})
