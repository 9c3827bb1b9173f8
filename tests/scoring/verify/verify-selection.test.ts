import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { selectFromFile } from '#scoring/select.ts'
import { findDifferences } from '#scoring/verify/differences.ts'
import { verifyFiles, type Verdict } from '#scoring/verify/verify-selection.ts'
import { anyPackage, candidate, selectionPackage } from '../factories.ts'

const example = (name: string) => readFileSync(new URL(`../examples/${name}.json`, import.meta.url))
const verdictOn = (input: Uint8Array, results: Uint8Array): Verdict => {
  const verified = verifyFiles(input, results)
  if (!verified.ok) throw new Error(verified.refusal)
  return verified.value
}

test('§5.20 both programs agree on any package, byte for byte, and the outcome is stable', () => {
  fc.assert(fc.property(anyPackage(12), (input) => {
    const file = Buffer.from(JSON.stringify(input))
    const selected = selectFromFile(file)
    if (!selected.ok) throw new Error(selected.refusal)
    expect(verdictOn(file, selected.value.bytes)).toMatchObject({ identical: true, differences: [], violations: [] })
  }), { numRuns: 500 })
})

test('§4.1 the published examples verify, and not against each other', () => {
  expect(verdictOn(example('1.in'), example('1.out')).identical).toBe(true)
  expect(verdictOn(example('2.in'), example('2.out')).identical).toBe(true)
  expect(verdictOn(example('1.in'), example('2.out')).identical).toBe(false)
})

test('§4.1 one flipped byte anywhere makes the check fail, and it says where', () => {
  const results = example('1.out')
  fc.assert(fc.property(fc.nat(results.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
    const flipped = Buffer.from(results)
    flipped[at] = (results[at] ?? 0) ^ mask
    expect(verdictOn(example('1.in'), flipped)).toMatchObject({ identical: false, firstByte: at })
  }), { numRuns: 60 })
})

test('§4.1 a byte too much or too few is found at the end', () => {
  const results = example('1.out')
  expect(verdictOn(example('1.in'), Buffer.concat([results, Buffer.from('\n')])))
    .toMatchObject({ identical: false, firstByte: results.length, differences: [] })
  expect(verdictOn(example('1.in'), results.subarray(0, -1))).toMatchObject({ firstByte: results.length - 1 })
})

test('§4.1 where a file of many rows differs is found beyond its first chunk', () => {
  const candidates = Array.from({ length: 4_200 }, (_, index) => candidate({ folio: `R-${String(index)}` }))
  const input = Buffer.from(JSON.stringify(selectionPackage({ candidates })))
  const selected = selectFromFile(input)
  if (!selected.ok) throw new Error(selected.refusal)
  const results = Buffer.from(selected.value.bytes)
  expect(verdictOn(input, results).identical).toBe(true)
  for (const at of [results.indexOf('"ranked"'), results.lastIndexOf('"ranked"') + 1]) {
    const changed = Buffer.from(results)
    changed[at] = 0x20
    expect(verdictOn(input, changed)).toMatchObject({ identical: false, firstByte: at })
    expect(verdictOn(input, results.subarray(0, at))).toMatchObject({ identical: false, firstByte: at })
  }
})

test('§5.2 a seat taken from one and given to another shows as differences and as a blocking pair', () => {
  const results = JSON.parse(example('1.out').toString()) as { candidates: { folio: string, assigned: unknown }[] }
  const robbed = results.candidates.findIndex(({ assigned }) => assigned !== null)
  Object.assign(results.candidates[robbed] ?? {}, { assigned: null })
  const verdict = verdictOn(example('1.in'), Buffer.from(canonicalJson(results)))
  expect(verdict.differences.map(({ path }) => path)).toEqual([`candidates[${String(robbed)}].assigned`])
  expect(verdict.violations).toContainEqual(
    expect.objectContaining({ kind: 'BLOCKING_PAIR', folio: results.candidates[robbed]?.folio, over: null }))
})

test('§4.1 a package that cannot be read, or is tied without a seed, has no verdict', () => {
  expect(verifyFiles(Buffer.from('{}'), example('1.out'))).toMatchObject({ refusal: 'UNUSABLE_INPUT' })
  const tied = selectionPackage({
    rules: { lotterySeed: null }, candidates: [candidate({ folio: 'B' }), candidate({ folio: 'A' })],
  })
  expect(verifyFiles(Buffer.from(JSON.stringify(tied)), example('1.out')))
    .toEqual({ ok: false, refusal: 'TIE_NEEDS_LOTTERY', detail: { folio: 'A', otherFolio: 'B' } })
})

test('differences are listed field by field, surplus and missing ones too', () => {
  expect(findDifferences({ a: [1, { b: null }], c: 1 }, { a: [1, { b: 0 }, 2], d: 1 })).toEqual([
    { path: 'a[1].b', expected: null, found: 0 },
    { path: 'a[2]', expected: undefined, found: 2 },
    { path: 'c', expected: 1, found: undefined },
    { path: 'd', expected: undefined, found: 1 },
  ])
})
