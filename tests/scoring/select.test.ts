import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { selectFromFile } from '#scoring/select.ts'
import { anyPackage, candidate, reordered, selectionPackage, terms } from './factories.ts'
import { rankedOf, select } from './outcomes.ts'
import { runs } from '#tests/setup/property-runs.ts'

const example = (name: string) => readFileSync(new URL(`./examples/${name}.json`, import.meta.url))

test.each(['1', '2'])('the example package %s gives its published results, byte for byte', (name) => {
  const selected = selectFromFile(example(`${name}.in`))
  expect(selected.ok && Buffer.from(selected.value.bytes).equals(example(`${name}.out`))).toBe(true)
})

test.each(['1', '2'])('§4.3 the terms of the first call, stated, give example %s the same results but for its digest', (name) => {
  const input = JSON.parse(example(`${name}.in`).toString()) as SelectionPackage
  const stated = Buffer.from(JSON.stringify({ ...input, schema: 'efiser-selection/2', rules: { ...input.rules, terms: terms() } }))
  const selected = selectFromFile(stated)
  const inputSha256 = (JSON.parse(example(`${name}.out`).toString()) as { inputSha256: string }).inputSha256
  if (!selected.ok) throw new Error(selected.refusal)
  const text = Buffer.from(selected.value.bytes).toString().replace(selected.value.results.inputSha256, inputSha256)
  expect(text).toBe(example(`${name}.out`).toString())
})

test('the results name the digest of the file as read, whatever its layout', () => {
  const input = selectionPackage({ candidates: [candidate()] })
  const digests = [0, 1, 2].map((space) => {
    const file = Buffer.from(JSON.stringify(input, null, space))
    const selected = selectFromFile(file)
    expect(selected).toMatchObject({ ok: true, value: { results: { inputSha256: sha256Hex(file) } } })
    return sha256Hex(file)
  })
  expect(new Set(digests).size).toBe(3)
})

test('§5.2 the order of the rows changes nothing', () => {
  fc.assert(fc.property(anyPackage(12), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (input, order) => {
    expect(select(reordered(input, order))).toEqual(select(input))
  }), { numRuns: runs(300) })
})

test('§3.1 §4.2 C excluded candidates change nothing for the others, and stand last, by folio, without a score', () => {
  fc.assert(fc.property(anyPackage(12), (input) => {
    const results = select(input)
    const excluded = results.candidates.filter(({ status }) => status === 'excluded')
    const gone = new Set(excluded.map(({ folio }) => folio))
    const without = select({ ...input, candidates: input.candidates.filter(({ folio }) => !gone.has(folio)) })
    expect(results.candidates).toEqual([...without.candidates, ...excluded])
    expect(results.cutoffs).toEqual(without.cutoffs)
    expect(excluded.map(({ folio }) => folio)).toEqual([...gone].sort())
    for (const { folio, status, exclusion, ...rest } of excluded) {
      expect([folio, status, exclusion].every((value) => typeof value === 'string')).toBe(true)
      expect(Object.values(rest).every((value) => value === null)).toBe(true)
    }
  }), { numRuns: runs(300) })
})

test('§5.2 positions run from 1 to n', () => {
  fc.assert(fc.property(anyPackage(12), (input) => {
    const ranked = rankedOf(select(input))
    expect(ranked.map(({ position }) => position)).toEqual(ranked.map((_, index) => index + 1))
  }))
})

test('an empty package has empty results', () => {
  expect(select(selectionPackage())).toMatchObject({ candidates: [], cutoffs: [] })
})
