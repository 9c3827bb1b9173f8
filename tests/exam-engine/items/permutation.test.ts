// The candidate's own order: a bijection of items and of options, fixed by the seed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freezeForm } from '#exam-engine/items/form.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { itemIdOf } from '#exam-engine/items/item-ids.ts'
import { OPTION_LETTERS, permuteForm } from '#exam-engine/items/permutation.ts'
import { makeItems, makeKey } from './item-factory.ts'
import { runs } from '#tests/setup/property-runs.ts'

function makeForm(count: number): FrozenForm {
  const items = [...makeItems(count), ...makeItems(2, { area: 'research' }, 'I')]
  const frozen = freezeForm({ formId: 'form-1', examKey: 'x', items, keys: items.map((item) => makeKey(item)) })
  if (!frozen.ok) throw new Error(frozen.refusal)
  return frozen.value.form
}

test('whatever the seed, every item and every option is there exactly once, with its own words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.string(), (count, seed) => {
      const form = makeForm(count)
      const presented = permuteForm(form, seed)
      expect(presented.map(({ position }) => position)).toEqual(form.items.map((_, index) => index + 1))
      const restored = presented
        .map(({ itemId, vignette, stem, image, options }) => ({
          itemId,
          vignette,
          stem,
          image,
          options: options
            .map(({ optionId, text }) => ({ optionId, text }))
            .sort((left, right) => (left.optionId < right.optionId ? -1 : 1)),
        }))
        .sort((left, right) => (left.itemId < right.itemId ? -1 : 1))
      expect(restored).toEqual(form.items)
      for (const { options } of presented) {
        expect(options.map(({ letter }) => letter)).toEqual(OPTION_LETTERS.slice(0, options.length))
      }
    }),
    { numRuns: runs(60) },
  )
})

test('one seed gives one order, and neighbours see another', () => {
  const form = makeForm(20)
  expect(permuteForm(form, 'attempt-1')).toEqual(permuteForm(form, 'attempt-1'))
  expect(permuteForm(form, 'attempt-1').map(({ itemId }) => itemId)).not.toEqual(
    permuteForm(form, 'attempt-2').map(({ itemId }) => itemId),
  )
})

test('the order is evidence: it is the same in every version of the program', () => {
  // Computed apart from this code, in another language.
  const presented = permuteForm(makeForm(4), 'attempt-1')
  expect(presented.map(({ itemId }) => itemId)).toEqual(
    ['I-001', 'R-004', 'I-002', 'R-002', 'R-003', 'R-001'].map(itemIdOf),
  )
  expect(presented[0]?.options.map(({ text }) => text)).toEqual([
    'Pancreatitis aguda.',
    'Úlcera perforada.',
    'Colecistitis aguda.',
    'Apendicitis aguda.',
  ])
})

test('an option stands at each letter about as often as at any other', () => {
  const form = makeForm(1)
  const optionId = form.items[0]?.options[0]?.optionId
  const counts = new Map<string, number>()
  for (let candidate = 0; candidate < 4000; candidate += 1) {
    const item = permuteForm(form, `c${String(candidate)}`).find(({ itemId }) => itemId === form.items[0]?.itemId)
    const letter = item?.options.find((option) => option.optionId === optionId)?.letter ?? '?'
    counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  // 1000 each, with a standard deviation of 27; the seeds are fixed, so this cannot fail by chance.
  expect([...counts.keys()].sort()).toEqual(['A', 'B', 'C', 'D'])
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(110)
})
