/** Light or dark: the person's choice, else the device's; paper is always light. */
import { expect, test } from 'vitest'
import { darkMedia, readAppearance } from '#app/appearance.ts'

test.each([
  [null, 'sistema'],
  ['efiser=abc; apariencia=oscuro', 'oscuro'],
  ['apariencia=claro', 'claro'],
  ['apariencia=<script>', 'sistema'],
  ['noapariencia=oscuro', 'sistema'],
])('the cookie header %s chooses %s', (header, appearance) => {
  expect(readAppearance(header)).toBe(appearance)
})

test('the dark colours are never for print', () => {
  expect(darkMedia('oscuro')).toBe('screen')
  expect(darkMedia('sistema')).toMatch(/^screen and /)
  expect(darkMedia('claro')).toBeUndefined()
})
