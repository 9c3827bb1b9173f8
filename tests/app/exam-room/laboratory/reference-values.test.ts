/**
 * The table of laboratory values: ranges that run upwards, no value twice, found
 * under its names; and units that convert into each other, recomputed by molar mass.
 */
import { expect, test } from 'vitest'
import { findValues } from '#app/exam-room/laboratory/find-values.ts'
import { REFERENCE_SECTIONS } from '#app/exam-room/laboratory/reference-values.ts'

const all = REFERENCE_SECTIONS.flatMap(({ values }) => values)
const namesFor = (typed: string) =>
  findValues(REFERENCE_SECTIONS, typed).flatMap(({ values }) => values.map(({ name }) => name))

/** "4 500–11 000 /µL" gives [4500, 11000]; a text without a range gives null. */
function readRange(text: string): readonly [number, number] | null {
  const match = /^(-?[\d. ]+?)\s?(?:–|a)\s?\+?([\d. ]*\d)/.exec(text.replaceAll('−', '-'))
  const [low, high] = [match?.[1], match?.[2]].map((part) => Number(part?.replaceAll(' ', '')))
  return low === undefined || high === undefined || match === null ? null : [low, high]
}

test('no study stands twice, and each has a value', () => {
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  for (const { usual } of all) expect(usual).toMatch(/\d/)
})

test.each(all.flatMap(({ name, usual, si }) => [usual, si ?? usual].map((text) => ({ name, text }))))(
  'the range of $name runs upwards: $text', ({ text }) => {
    const range = readRange(text)
    if (range === null) expect(text).toMatch(/^menos de \d|^\d.* o más$|^\d/)
    else expect(range[0]).toBeLessThan(range[1])
  })

/** SI unit per usual unit, from molar mass or powers of ten. */
test.each([
  ['Glucosa en ayuno', 1 / 18.016], ['Nitrógeno ureico', 1 / 2.801], ['Urea', 1 / 6.006],
  ['Creatinina, mujer', 88.42], ['Creatinina, hombre', 88.42], ['Ácido úrico, mujer', 59.48],
  ['Ácido úrico, hombre', 59.48], ['Calcio total', 1 / 4.008], ['Calcio ionizado', 1 / 4.008],
  ['Fósforo', 1 / 3.097], ['Magnesio', 1 / 2.431], ['Bilirrubina total', 17.1], ['Bilirrubina directa', 17.1],
  ['Cortisol, 8 de la mañana', 27.59], ['Hierro sérico', 0.1791], ['Capacidad total de fijación de hierro', 0.1791],
  ['Vitamina B12', 0.7378], ['Folato sérico', 2.266], ['25-hidroxivitamina D', 2.496], ['Tiroxina libre', 12.87],
  ['Triyodotironina total', 0.01536], ['Paratohormona intacta', 0.106], ['PaCO₂', 0.1333],
  ['PaO₂, a nivel del mar', 0.1333], ['Glucosa en LCR', 1 / 18.016], ['Lactato venoso', 0.111], ['Amonio', 0.5872],
  ['Hemoglobina, mujer', 10], ['Proteínas en LCR', 0.01], ['Fibrinógeno', 0.01], ['Albúmina', 10],
])('%s converts between its units', (name, factor) => {
  const value = all.find((one) => one.name === name)
  const [usual, si] = [readRange(value?.usual ?? ''), readRange(value?.si ?? '')]
  if (usual === null || si === null) throw new Error(`no two ranges: ${name}`)
  for (const end of [0, 1] as const) {
    expect(Math.abs(usual[end] * factor - si[end])).toBeLessThanOrEqual(Math.max(0.06, 0.05 * si[end]))
  }
})

test('studies are found by name, abbreviation, section, and without accents', () => {
  expect(namesFor('tgp')).toEqual(['Alanina aminotransferasa'])
  expect(namesFor('SODIO')).toEqual(['Sodio'])
  expect(namesFor('creatinina mujer')).toEqual(['Creatinina, mujer'])
  expect(namesFor('acido urico')).toHaveLength(2)
  expect(namesFor('lcr')).toContain('Proteínas en LCR')
  expect(namesFor('  ')).toHaveLength(all.length)
  expect(namesFor('xyz')).toEqual([])
})
