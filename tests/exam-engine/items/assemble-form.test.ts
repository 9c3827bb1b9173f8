// Choosing the items of a form: exact counts, no duplicates, the same choice for the same seed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleForm } from '#exam-engine/items/assemble-form.ts'
import { blueprintSchema, countByArea } from '#exam-engine/items/blueprint.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import { makeItem, makeItems } from './item-factory.ts'

const BANK = [...makeItems(60), ...makeItems(20, { area: 'research' }, 'I')]

function choose(bank = BANK, blueprint = { itemCount: 40, researchShare: 0.15 }, seed = 's') {
  const result = assembleForm(bank, blueprint, seed)
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

const COUNTS: [number, number, number][] = [
  [40, 0.15, 6],
  [100, 0.07, 7],
  [100, 0.29, 29],
  [10, 0.25, 3],
  [10, 0.24, 2],
  [120, 0, 0],
  [7, 1, 7],
]
test.each(COUNTS)('§3.1 of %i items with a share of %f, %i are research', (itemCount, researchShare, research) => {
  expect(countByArea({ itemCount, researchShare })).toEqual({ clinical: itemCount - research, research })
})

test('a share with three decimals is refused, not rounded', () => {
  expect(blueprintSchema.safeParse({ itemCount: 40, researchShare: 0.155 }).success).toBe(false)
  expect(blueprintSchema.safeParse({ itemCount: 40, researchShare: 0.07 }).success).toBe(true)
})

test('§3.1 a form has the counts of its blueprint, ordered by code', () => {
  const items = choose()
  expect(items).toHaveLength(40)
  expect(items.filter(({ area }) => area === 'research')).toHaveLength(6)
  expect(items.map(({ code }) => code)).toEqual(items.map(({ code }) => code).sort())
})

test('the choice follows from the seed and not from the order of the bank', () => {
  expect(choose(BANK.toReversed())).toEqual(choose(BANK))
  expect(choose(BANK, undefined, 'another')).not.toEqual(choose(BANK))
})

test('a bank that is too small refuses with the numbers', () => {
  const copy = makeItem('Z-001', { vignette: makeItem('R-001').vignette })
  expect(assembleForm([...makeItems(5), copy], { itemCount: 8, researchShare: 0.25 }, 's')).toEqual({
    ok: false,
    refusal: 'NOT_ENOUGH_ITEMS',
    detail: { clinicalNeeded: 6, clinicalAvailable: 5, researchNeeded: 2, researchAvailable: 0, duplicatesLeftOut: 1 },
  })
})

test('exactly enough items make a form', () => {
  expect(choose(makeItems(6), { itemCount: 6, researchShare: 0 })).toHaveLength(6)
})

test('whatever the bank and the seed, a form never holds two items with one fingerprint', () => {
  const bankArbitrary = fc.array(
    fc.record({ words: fc.integer({ min: 1, max: 8 }), reversed: fc.boolean(), research: fc.boolean() }),
    { minLength: 1, maxLength: 30 },
  )
  fc.assert(
    fc.property(bankArbitrary, fc.integer({ min: 1, max: 8 }), fc.string(), (recipes, itemCount, seed) => {
      const bank = recipes.map(({ words, reversed, research }, index) => {
        const item = makeItem(`Q-${String(index)}`, { stem: `Pregunta ${String(words)}`, vignette: null })
        const options = reversed ? item.options.toReversed() : item.options
        return { ...item, options, area: research ? ('research' as const) : ('clinical' as const) }
      })
      const result = assembleForm(bank, { itemCount, researchShare: 0.5 }, seed)
      if (!result.ok) return
      expect(new Set(result.value.map(itemFingerprint)).size).toBe(itemCount)
    }),
  )
})
