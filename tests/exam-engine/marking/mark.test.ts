// Marks as whole numbers, the binding of key and paper, annulled items.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANNULMENT_POLICIES, markAttempt, prepareMarking } from '#exam-engine/marking/mark.ts'
import type { Annulment } from '#exam-engine/marking/mark.ts'
import { divideHalfUp, formatDecimal } from '#exam-engine/kernel/decimal.ts'
import { itemIdOf } from '#exam-engine/items/item-ids.ts'
import { answerWith, makeFrozenForm, makeScheme } from './form-factory.ts'
import { runs } from '#tests/setup/property-runs.ts'

function mark(choices: (number | null)[], annulment?: Annulment) {
  const { form, key } = makeFrozenForm(choices.length)
  const scheme = prepareMarking(form, key, annulment)
  if (!scheme.ok) throw new Error(scheme.refusal)
  return markAttempt(scheme.value, answerWith(choices))
}

test('right answers are counted; wrong, cleared and missing ones are not, and nothing is subtracted', () => {
  expect(mark([0, 0, 1, 3, null])).toEqual({ correct: 2, counted: 5 })
  expect(markAttempt(makeScheme(5), answerWith([0, 0]))).toEqual({ correct: 2, counted: 5 })
  expect(markAttempt(makeScheme(5), [])).toEqual({ correct: 0, counted: 5 })
  expect(mark([0, 0, 0])).toEqual({ correct: 3, counted: 3 })
})

// 120 items, 90 right; of the two annulled ones (the first and the last) one was right.
const CHOICES = Array.from({ length: 120 }, (_, index) => (index < 90 ? 0 : 1))
const ANNULLED = [itemIdOf('R-001'), itemIdOf('R-120')]
const WORKED: [Annulment['policy'], number, number, string][] = [
  ['drop', 89, 118, '75.4237'],
  ['credit', 91, 120, '75.8333'],
]
test.each(WORKED)('§4.3 two items annulled by %s: %i of %i', (policy, correct, counted, efiser) => {
  expect(mark(CHOICES, { itemIds: ANNULLED, policy })).toEqual({ correct, counted })
  expect(formatDecimal(divideHalfUp(100n * BigInt(correct), BigInt(counted), 4), 4)).toBe(efiser)
})

test('a key of another form, of another content, or with a hole does not mark', () => {
  const { form, key } = makeFrozenForm(3)
  const [first, ...rest] = form.items
  if (first === undefined) throw new Error('there are three items')
  const changed = { ...form, items: [{ ...first, stem: `${first.stem}.` }, ...rest] }
  const refusalOf = (...args: Parameters<typeof prepareMarking>) => {
    const result = prepareMarking(...args)
    return result.ok ? 'ok' : result.refusal
  }
  expect(refusalOf(form, key)).toBe('ok')
  expect(refusalOf(form, makeFrozenForm(4).key)).toBe('KEY_FORM_MISMATCH')
  expect(refusalOf(changed, key)).toBe('KEY_FORM_MISMATCH')
  expect(refusalOf(form, { ...key, formId: 'form-4' })).toBe('KEY_FORM_MISMATCH')
  const withHole = Object.fromEntries(Object.entries(key.key).slice(1))
  expect(refusalOf(form, { ...key, key: withHole })).toBe('KEY_FORM_MISMATCH')
  expect(refusalOf(form, { ...key, key: { ...key.key, [first.itemId]: 'x' } })).toBe('KEY_FORM_MISMATCH')
})

test('an annulment names items of the form and leaves something to mark', () => {
  const { form, key } = makeFrozenForm(2)
  const all = form.items.map(({ itemId }) => itemId)
  expect(prepareMarking(form, key, { itemIds: ['x'], policy: 'drop' })).toEqual({
    ok: false,
    refusal: 'ANNULLED_ITEM_UNKNOWN',
    detail: { itemId: 'x' },
  })
  expect(prepareMarking(form, key, { itemIds: all, policy: 'drop' })).toEqual({ ok: false, refusal: 'NOTHING_COUNTED' })
  expect(mark([1, 1], { itemIds: all, policy: 'credit' })).toEqual({ correct: 2, counted: 2 })
})

test('answers of another form, or two to one item, are a broken invariant', () => {
  const scheme = makeScheme(2)
  const answers = answerWith([0, 0])
  expect(() => markAttempt(scheme, [...answers, ...answers.slice(1)])).toThrow('two final answers')
  expect(() => markAttempt(scheme, answerWith([0, 0, 0]))).toThrow('not in the form')
  expect(() => markAttempt(scheme, [{ itemId: itemIdOf('R-001'), optionId: 'x' }])).toThrow('no option')
})

test('whatever is answered and annulled, the mark is the count by hand and credit never gives less', () => {
  const sheet = fc.array(fc.record({ right: fc.boolean(), annulled: fc.boolean() }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(sheet, fc.constantFrom(...ANNULMENT_POLICIES), (items, policy) => {
      const codes = items.map((_, index) => `R-${String(index + 1).padStart(3, '0')}`)
      const itemIds = codes.filter((_, index) => items[index]?.annulled).map(itemIdOf)
      fc.pre(itemIds.length < items.length)
      const marked = mark(items.map(({ right }) => (right ? 0 : 2)), { itemIds, policy })
      const kept = items.filter(({ annulled }) => !annulled)
      const rightKept = kept.filter(({ right }) => right).length
      const credited = policy === 'credit' ? itemIds.length : 0
      expect(marked).toEqual({ correct: rightKept + credited, counted: kept.length + credited })
    }),
    { numRuns: runs(50) },
  )
})
