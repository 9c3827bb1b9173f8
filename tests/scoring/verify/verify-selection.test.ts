import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { selectFromFile } from '#scoring/select.ts'
import { findDifferences } from '#scoring/verify/differences.ts'
import { verifyFiles, type Verdict } from '#scoring/verify/verify-selection.ts'
import { anyPackage, anyTerms, article, candidate, selectionPackage, terms } from '../factories.ts'
import { runs } from '#tests/setup/property-runs.ts'

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
  }), { numRuns: runs(500) })
})

test('§4.3 §4.3.2 a package whose terms were changed has other results, and the check says so', () => {
  fc.assert(fc.property(anyTerms, anyTerms, (before, after) => {
    fc.pre(canonicalJson(before) !== canonicalJson(after))
    const rules = { maxBonus: '9.99', terms: before }
    // One row per term, so that each one shows: a mark alone, an article of each type and place, dates around the cutoffs.
    const input = selectionPackage({ rules, candidates: [
      ...[[100, '0', '0'], [0, '100', '0'], [0, '0', '100']].map(([correct, current, enarm], index) => candidate({
        folio: `M-${String(index)}`, efiser: { status: 'present', correct: Number(correct), counted: 100 },
        grades: { previous: [], current: String(current) }, enarm: String(enarm),
      })),
      ...Object.keys(before.articlePoints).flatMap((type) => [1, 2].map((authorPosition) => candidate({
        folio: `A-${type}-${String(authorPosition)}`, publications: [article({ type, authorPosition, publishedOn: '2020-01-01' })],
      }))),
    ] })
    const results = (one: SelectionPackage) => {
      const selected = selectFromFile(Buffer.from(canonicalJson(one)))
      if (!selected.ok) throw new Error(selected.refusal)
      return Buffer.from(selected.value.bytes)
    }
    const changed = { ...input, rules: { ...input.rules, terms: after } }
    expect(verdictOn(Buffer.from(canonicalJson(input)), results(input))).toMatchObject({ identical: true })
    // The digest is mended as a forger would: the scores still tell.
    const forged = Buffer.from(results(input).toString().replace(sha256Hex(canonicalJson(input)), sha256Hex(canonicalJson(changed))))
    const { weights, articlePoints } = after
    const shows = canonicalJson([before.weights, before.articlePoints]) !== canonicalJson([weights, articlePoints])
    expect(verdictOn(Buffer.from(canonicalJson(changed)), forged).identical).toBe(!shows)
    expect(verdictOn(Buffer.from(canonicalJson(changed)), results(input)).identical).toBe(false)
  }), { numRuns: runs(100) })
})

// Equal on the PI-IMSS (66.000000 by 0.50, 0.30 and 0.20), each the best in one mark.
const TIED = [['E', 72, '60', '60'], ['G', 60, '72', '72'], ['N', 66, '61', '73.5']] as const

test.each([
  [['efiser', 'grades', 'enarm', 'lottery'], ['E', 'N', 'G']], [['grades', 'efiser', 'enarm', 'lottery'], ['G', 'N', 'E']],
  [['enarm', 'grades', 'efiser', 'lottery'], ['N', 'G', 'E']], [['enarm', 'lottery'], ['N', 'G', 'E']],
] as const)('§5.2 a tie falls by the criteria of the call in their order: %j gives %j in both programs', (tieBreak, order) => {
  const weights = { efiser: '0.50', grades: '0.30', enarm: '0.20' }
  const file = Buffer.from(canonicalJson(selectionPackage({
    rules: { tieBreak, lotterySeed: null, terms: terms({ weights }) },
    candidates: TIED.map(([folio, correct, grade, enarm]) => candidate({
      folio, efiser: { status: 'present', correct, counted: 100 }, grades: { previous: [], current: grade }, enarm,
    })),
  })))
  const selected = selectFromFile(file)
  if (!selected.ok) throw new Error(selected.refusal)
  expect(new Set(selected.value.results.candidates.map(({ piImss }) => piImss))).toEqual(new Set(['66.000000']))
  expect(selected.value.results.candidates.map(({ folio }) => folio)).toEqual(order)
  expect(verdictOn(file, selected.value.bytes).identical).toBe(true)
})

test('§5.2 without a criterion that tells two apart only the lottery is left', () => {
  const tied = TIED.slice(0, 2).map(([folio, correct, grade, enarm]) => candidate({
    folio, efiser: { status: 'present', correct, counted: 100 }, grades: { previous: [], current: grade }, enarm,
  }))
  const rules = { tieBreak: ['lottery'] as const, lotterySeed: null, terms: terms({ weights: { efiser: '0.50', grades: '0.30', enarm: '0.20' } }) }
  const file = Buffer.from(canonicalJson(selectionPackage({ rules, candidates: tied })))
  expect(selectFromFile(file)).toMatchObject({ refusal: 'TIE_NEEDS_LOTTERY' })
  expect(verifyFiles(file, example('1.out'))).toMatchObject({ refusal: 'TIE_NEEDS_LOTTERY' })
})

test.each([['2024-06-14', '0.50'], ['2024-06-15', '0.00'], ['2024-06-16', '0.00']])(
  '§4.3.1.6 an article of %s under a cutoff of 15 June 2024 gives %s in both programs', (publishedOn, bonus) => {
    const rules = { convocatoria: 'rama-2025-2026-1', terms: terms({ publishedBefore: '2024-06-15' }) }
    const file = Buffer.from(canonicalJson(selectionPackage({ rules, candidates: [candidate({ publications: [article({ publishedOn })] })] })))
    const selected = selectFromFile(file)
    if (!selected.ok) throw new Error(selected.refusal)
    expect(selected.value.results).toMatchObject({ rulesVersion: 'rama-2025-2026-1', candidates: [{ bonus }] })
    expect(verdictOn(file, selected.value.bytes).identical).toBe(true)
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
  }), { numRuns: runs(60) })
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
