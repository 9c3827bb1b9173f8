// When two items are the same question.
import { expect, test } from 'vitest'
import { itemFingerprint, normaliseForComparison } from '#exam-engine/items/item-fingerprint.ts'
import { makeItem } from './item-factory.ts'

const ITEM = makeItem('A-1', { vignette: 'Lactante de 8 meses con fiebre de 39 °C.' })

test('code, area, topic, rationale and the order of options do not make another question', () => {
  const options = ITEM.options.toReversed()
  const same = { ...ITEM, code: 'B-2', area: 'research' as const, topic: 'x', rationale: 'y', options }
  expect(itemFingerprint(same)).toBe(itemFingerprint(ITEM))
})

test('one word in vignette, stem or an option makes another question', () => {
  const others = [
    { ...ITEM, vignette: 'Lactante de 9 meses con fiebre de 39 °C.' },
    { ...ITEM, vignette: null },
    { ...ITEM, stem: '¿Cuál es el diagnóstico menos probable?' },
    { ...ITEM, options: [...ITEM.options.slice(1), { id: 'x', text: 'Pielonefritis.' }] },
  ]
  expect(new Set([ITEM, ...others].map(itemFingerprint)).size).toBe(5)
})

test('words do not wander between vignette and stem', () => {
  const left = { ...ITEM, vignette: 'uno dos', stem: 'tres' }
  expect(itemFingerprint(left)).not.toBe(itemFingerprint({ ...left, vignette: 'uno', stem: 'dos tres' }))
})

const SAME: [string, string][] = [
  ['Diagnóstico', 'diagnostico'],
  ['Diagno\u0301stico', 'Diagnóstico'],
  ['CO₂ de 45', 'co2  de\n45 '],
  ['ﬁebre', 'fiebre'],
  ['hemo\u00ADgrama', 'hemograma'],
]
test.each(SAME)('%j and %j are the same text', (left, right) => {
  expect(normaliseForComparison(left)).toBe(normaliseForComparison(right))
})

test('signs that change the meaning stay', () => {
  expect(normaliseForComparison('p ≠ 0.05')).not.toBe(normaliseForComparison('p = 0.05'))
})
