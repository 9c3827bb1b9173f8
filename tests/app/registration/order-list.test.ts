// The order of the sedes: each act changes what it says, and loses nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyOrderAct, dropAt, focusAfter } from '#app/registration/order-list.ts'

test.each([
  ['up:b', 'bac'], ['down:b', 'acb'], ['up:a', 'abc'], ['down:c', 'abc'], ['remove:b', 'ac'], ['add:d', 'abcd'],
  ['add:a', 'abc'], ['clear', ''], ['otra:b', 'abc'], ['', 'abc'], ['up:x', 'abc'],
])('§2.1 B «%s» turns abc into %s', (act, wanted) => {
  expect(applyOrderAct(['a', 'b', 'c'], act).join('')).toBe(wanted)
})

test.each([
  ['a', 'c', 'after', 'bca'], ['c', 'a', 'before', 'cab'], ['a', 'c', 'before', 'bac'], ['b', 'b', 'after', 'abc'],
] as const)('§2.1 B %s dropped at %s, %s: %s', (dragged, target, position, wanted) => {
  expect(dropAt(['a', 'b', 'c'], dragged, target, position).join('')).toBe(wanted)
})

test('§2.1 B moving and dropping never loses or repeats a sede', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{3}$/), { minLength: 1, maxLength: 8 })
  const act = fc.constantFrom('up', 'down')
  fc.assert(fc.property(ids, act, fc.nat(), fc.nat(), (list, kind, one, other) => {
    const [id = '', target = ''] = [list[one % list.length], list[other % list.length]]
    expect(applyOrderAct(list, `${kind}:${id}`).toSorted()).toEqual(list.toSorted())
    expect(dropAt(list, id, target, 'before').toSorted()).toEqual(list.toSorted())
  }))
})

test.each([
  ['up:b', ['up:b', 'down:b']], ['down:b', ['down:b', 'up:b']],
  ['add:d', ['add:e', 'up:d', 'remove:d']], ['add:e', ['add:d', 'up:e', 'remove:e']],
  ['remove:b', ['remove:c', 'remove:a', 'add:b']], ['remove:c', ['remove:b', 'add:c']], ['clear', []],
])('after «%s» the focus goes to %j', (act, wanted) => {
  expect(focusAfter(act, ['a', 'b', 'c'], ['a', 'b', 'c', 'd', 'e'])).toEqual(wanted)
})
