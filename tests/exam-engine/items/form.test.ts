// The frozen paper and its key: what a candidate can see, and what binds the two.
import { expect, test } from 'vitest'
import { formSha256, freezeForm, keySha256 } from '#exam-engine/items/form.ts'
import { itemIdOf, optionIdOf } from '#exam-engine/items/item-ids.ts'
import { makeItem, makeItems, makeKey } from './item-factory.ts'

const ITEMS = makeItems(5)
const KEYS = ITEMS.map((item, index) => makeKey(item, index % 4))

function freeze(items = ITEMS, keys = KEYS) {
  return freezeForm({ formId: 'form-1', examKey: 'Cirugía general 2', items, keys })
}

function freezeGood(items = ITEMS, keys = KEYS) {
  const result = freeze(items, keys)
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

test('the paper shows neither key nor rationale, area or topic', () => {
  const { form } = freezeGood()
  expect(Object.keys(form).sort()).toEqual(['examKey', 'formId', 'items'])
  for (const item of form.items) {
    expect(Object.keys(item).sort()).toEqual(['image', 'itemId', 'options', 'stem', 'vignette'])
    for (const option of item.options) expect(Object.keys(option).sort()).toEqual(['optionId', 'text'])
  }
})

test('the order of authors cannot be read from the paper: options stand by id, and ids come from the text', () => {
  const { form } = freezeGood()
  for (const { itemId, options } of form.items) {
    expect(options.map(({ optionId }) => optionId)).toEqual(options.map(({ optionId }) => optionId).sort())
    const code = ITEMS.find(({ id }) => id === itemId)?.code ?? ''
    for (const { optionId, text } of options) expect(optionId).toBe(optionIdOf(code, text))
  }
})

test('the hash of a paper does not depend on the order in which items and options came', () => {
  const turned = ITEMS.toReversed().map((item) => ({ ...item, options: item.options.toReversed() }))
  expect(formSha256(freezeGood(turned).form)).toBe(formSha256(freezeGood().form))
})

test('the same paper has the same hash in every version of the program', () => {
  // Computed apart from this code, in another language.
  const { form, key } = freezeGood(makeItems(1), [makeKey(makeItem('R-001'))])
  expect(formSha256(form)).toBe('087105898d0f7e87996aaf6140e6c92232ec4b52fb006a33a1b2d914466327a9')
  expect(keySha256(key)).toBe('1928c2ed9e49ed622eaf3b44b47d4c76342dab4770176050c1f61ee9ea0b91d1')
})

test('the key names one option per item and the hash of its paper', () => {
  const { form, key } = freezeGood()
  expect(key).toEqual({
    formId: 'form-1',
    contentSha256: formSha256(form),
    key: Object.fromEntries(KEYS.map(({ itemId, optionId }) => [itemId, optionId])),
  })
})

test('one letter more in a paper is another hash', () => {
  const [first, ...rest] = ITEMS
  if (first === undefined) throw new Error('there are five items')
  const changed = freezeGood([{ ...first, stem: `${first.stem} ` }, ...rest])
  expect(formSha256(changed.form)).not.toBe(formSha256(freezeGood().form))
})

test('a form is not frozen empty, with a missing key, a foreign key or a duplicate', () => {
  const copy = makeItem('Z-001', { vignette: makeItem('R-001').vignette })
  expect(freeze([])).toEqual({ ok: false, refusal: 'FORM_EMPTY' })
  expect(freeze(ITEMS, KEYS.slice(1))).toEqual({ ok: false, refusal: 'KEY_MISSING', detail: { code: 'R-001' } })
  expect(freeze(ITEMS, [...KEYS, { itemId: itemIdOf('R-003'), optionId: 'x' }])).toEqual({
    ok: false,
    refusal: 'KEY_NOT_AN_OPTION',
    detail: { code: 'R-003' },
  })
  expect(freeze([...ITEMS, makeItem('R-005')])).toEqual({
    ok: false,
    refusal: 'DUPLICATE_ITEM',
    detail: { code: 'R-005' },
  })
  expect(freeze([...ITEMS, copy], [...KEYS, makeKey(copy)])).toEqual({
    ok: false,
    refusal: 'DUPLICATE_ITEM',
    detail: { code: 'Z-001' },
  })
})
