// Which clicks would leave a page without net, and which one hits what moved under the pointer of a double click.
import { expect, test } from 'vitest'
import { isStrayClick, leavesPage } from '#app/components/feedback/page-leaving.ts'

const HERE = 'https://efiser.example/mis-datos?hecho=2'
const NO_KEYS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }
const link = (href: string, change: { target?: string, download?: boolean } = {}) =>
  ({ href: new URL(href, HERE).href, target: '', download: false, ...change })

test.each([
  ['/residente', true], ['/mis-datos', true], ['?hecho=3', true], ['/examen-de-otro', true],
  ['#contenido', false], ['/examen', false], ['/examen/acuse', false], ['https://doi.org/10.5555/x', false],
  ['mailto:ayuda@imss.example', false], ['tel:5556276900', false],
])('a link to %s leaves the page: %s', (href, leaves) => {
  expect(leavesPage(link(href), NO_KEYS, HERE)).toBe(leaves)
})

test('a download, another tab and a click with a key leave the page where it is', () => {
  expect(leavesPage(link('/mis-datos/descarga.json', { download: true }), NO_KEYS, HERE)).toBe(false)
  expect(leavesPage(link('/ayuda', { target: '_blank' }), NO_KEYS, HERE)).toBe(false)
  for (const key of Object.keys(NO_KEYS)) expect(leavesPage(link('/ayuda'), { ...NO_KEYS, [key]: true }, HERE)).toBe(false)
})

test('the second click of a double click is stray when the form was sent and something else came under it', () => {
  const second = { count: 2, elsewhere: true, sinceSentMs: 120 }
  expect(isStrayClick(second)).toBe(true)
  expect(isStrayClick({ ...second, count: 1 })).toBe(false)
  expect(isStrayClick({ ...second, elsewhere: false })).toBe(false)
  expect(isStrayClick({ ...second, sinceSentMs: Number.POSITIVE_INFINITY })).toBe(false)
})

test.each([[599, true], [600, true], [601, false]])('%d ms after the sending a click is stray: %s', (sinceSentMs, stray) => {
  expect(isStrayClick({ count: 2, elsewhere: true, sinceSentMs })).toBe(stray)
})
