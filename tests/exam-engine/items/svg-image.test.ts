// Images of items: drawings pass, everything that could act or call out is refused.
import { expect, test } from 'vitest'
import { findSvgFault } from '#exam-engine/items/svg-image.ts'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'
import { makeLine } from './item-factory.ts'

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">' +
  '<defs><path id="p" d="M0 0h9"/></defs><use href="#p" fill="url(#g)"/></svg>'

test('a drawing passes and stays with its item', () => {
  expect(findSvgFault(DRAWING)).toBeNull()
  const alt = 'Trazo del electrocardiograma'
  const result = parseItemsJsonl(JSON.stringify(makeLine({ image: { svg: ` ${DRAWING}\n`, alt } })))
  expect(result.ok && result.value.items[0]?.image).toEqual({ svg: DRAWING, alt })
})

const HARMFUL: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
  ['a foreign object', '<foreignObject><p>x</p></foreignObject>'],
  ['a style sheet', '<style>@import "x"</style>'],
  ['an event', '<path onload="alert(1)"/>'],
  ['an event after a quote', '<path d="M0"onclick=alert(1) />'],
  ['a link outside', '<use xlink:href="https://example.org/x.svg#a"/>'],
  ['a script as link', '<use href="javascript:alert(1)"/>'],
  ['a paint from outside', '<path fill="url(https://example.org/x)"/>'],
  ['an entity', '<!ENTITY x "y">'],
  ['a processing instruction', '<?xml-stylesheet href="x"?>'],
]
test.each(HARMFUL)('an image with %s is refused', (_what, inner) => {
  expect(findSvgFault(`<svg>${inner}</svg>`)).not.toBeNull()
})

test('what is not an SVG is refused in words', () => {
  expect(findSvgFault('<p>hola</p>')).toBe('debe empezar con <svg y terminar con </svg>')
})
