// Item files: what is taken, what is refused and with which words, what is only warned of.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { itemIdOf, optionIdOf } from '#exam-engine/items/item-ids.ts'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'
import { makeLine } from './item-factory.ts'

const PUBLIC_QUESTIONS = new URL('../../../../shared/data/mir-items.jsonl', import.meta.url)

function toJsonl(...lines: Record<string, unknown>[]): string {
  return lines.map((line) => JSON.stringify(line)).join('\n')
}

function readGood(text: string) {
  const result = parseItemsJsonl(text)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

function readFaults(text: string): string[] {
  const result = parseItemsJsonl(text)
  if (result.ok) throw new Error('the file was taken')
  return result.faults.map(({ line, reason }) => `${String(line)} ${reason}`)
}

test('a good line becomes an item and, apart from it, its key', () => {
  const { items, keys, warnings } = readGood(toJsonl(makeLine({ key: 2, area: 'research' })))
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({ code: 'R-001', area: 'research', image: null })
  expect(items[0]?.options.map(({ text }) => text)).toEqual(makeLine()['options'])
  expect(keys).toEqual([{ itemId: itemIdOf('R-001'), optionId: optionIdOf('R-001', 'Colecistitis aguda.') }])
  expect(JSON.stringify(items)).not.toContain('key')
  expect(warnings).toEqual([])
})

test('an item without area is clinical, and an empty or missing vignette is null', () => {
  const withoutVignette = makeLine({ id: 'R-002', stem: '¿Qué estudio solicita?', vignette: undefined })
  const { items } = readGood(toJsonl(makeLine({ vignette: ' ' }), withoutVignette))
  expect(items.map(({ area, vignette }) => [area, vignette])).toEqual([['clinical', null], ['clinical', null]])
})

test('blank lines, CRLF and a byte order mark do not matter, and lines keep their numbers', () => {
  const text = `\uFEFF${JSON.stringify(makeLine())}\r\n\r\n${JSON.stringify(makeLine({ id: 'R-002' }))}\r\n`
  const { items, warnings } = readGood(text)
  expect(items.map(({ code }) => code)).toEqual(['R-001', 'R-002'])
  expect(warnings).toEqual([{ warning: 'DUPLICATE_ITEM', line: 3, firstLine: 1 }])
})

test('one bad line refuses the whole file and every bad line is named', () => {
  const keyOutside = makeLine({ id: 'R-002', key: 5 })
  const text = ['{"id":', JSON.stringify(makeLine()), '[]', JSON.stringify(keyOutside)].join('\n')
  const result = parseItemsJsonl(text)
  expect(result).toEqual({
    ok: false,
    refusal: 'ITEMS_FILE_INVALID',
    detail: { lines: '1, 3, 4', count: 3 },
    faults: [
      { line: 1, reason: 'no es JSON válido' },
      { line: 3, reason: 'debe ser un objeto' },
      { line: 4, reason: 'key: señala una opción que no existe' },
    ],
  })
})

const FIVE = ['uno', 'dos', 'tres', 'cuatro', 'cinco']
const BAD_LINES: [string, Record<string, unknown>, string][] = [
  ['three options', { options: FIVE.slice(0, 3) }, '1 options: se necesitan 4 o 5 opciones'],
  ['six options', { options: [...FIVE, 'seis'] }, '1 options: se necesitan 4 o 5 opciones'],
  ['two equal options', { options: ['uno', 'dos', ' uno', 'tres'] }, '1 options: hay dos opciones iguales'],
  ['an empty option', { options: ['uno', ' ', 'dos', 'tres'] }, '1 options 2: falta el texto'],
  ['options that are no list', { options: 'uno' }, '1 options: debe ser una lista'],
  ['a key of 0', { key: 0 }, '1 key: la primera opción es la 1'],
  ['a key between two options', { key: 1.5 }, '1 key: debe ser un número entero'],
  ['a key as text', { key: '1' }, '1 key: debe ser un número'],
  ['no stem', { stem: '' }, '1 stem: falta el texto'],
  ['a missing rationale', { rationale: undefined }, '1 rationale: falta'],
  ['an unknown area', { area: 'basic' }, '1 area: debe ser uno de: clinical, research'],
  ['an unknown field', { answer: 1 }, '1 campo desconocido: answer'],
  ['a code with a space', { id: 'R 1' }, '1 id: lleva de 1 a 64 letras sin acento, números, puntos o guiones'],
  ['a control character', { stem: 'a\u0000b' }, '1 stem: contiene caracteres de control invisibles'],
  ['half a surrogate pair', { stem: 'a\uD800b' }, '1 stem: contiene caracteres Unicode incompletos'],
  ['a stem of 2,001 characters',
    { stem: 'a'.repeat(2001) },
    '1 stem: es demasiado largo: el máximo son 2000 caracteres',
  ],
]

test.each(BAD_LINES)('a line with %s is refused in words', (_what, overrides, fault) => {
  expect(readFaults(toJsonl(makeLine(overrides)))).toEqual([fault])
})

test('options that differ only in case are different: genotypes are written so', () => {
  expect(readGood(toJsonl(makeLine({ options: ['AA', 'Aa', 'aa', 'AB'] }))).items).toHaveLength(1)
})

test('a code used twice refuses the file', () => {
  expect(readFaults(toJsonl(makeLine(), makeLine({ stem: 'Otra' })))).toEqual(['2 id: R-001 ya está en la línea 1'])
})

test('a file without items is refused', () => {
  expect(readFaults('\n \n')).toEqual(['1 el archivo no contiene ningún reactivo'])
})

test('the same question in another spelling and order of options is a warning with both lines', () => {
  const again = makeLine({
    id: 'R-009',
    stem: '  ¿CUAL es el  diagnostico más probable? ',
    options: ['Ulcera perforada.', 'Apendicitis aguda.', 'COLECISTITIS AGUDA.', 'Pancreatitis aguda.'],
  })
  const { items, warnings } = readGood(toJsonl(makeLine(), makeLine({ id: 'R-002', stem: 'Otra pregunta' }), again))
  expect(items).toHaveLength(3)
  expect(warnings).toEqual([{ warning: 'DUPLICATE_ITEM', line: 3, firstLine: 1 }])
})

const POSITIONAL = [
  'Todas las anteriores.',
  'Ninguna de las anteriores',
  'A y C son correctas.',
  'Las respuestas 1 y 3.',
]
test.each(POSITIONAL)('the option %j is warned of, since each candidate has another order', (text) => {
  const { warnings } = readGood(toJsonl(makeLine({ options: ['uno', 'dos', 'tres', text] })))
  expect(warnings).toEqual([{ warning: 'POSITIONAL_OPTION', line: 1, optionText: text }])
})

const MEDICAL = [
  'Hepatitis aguda A y B.',
  'Aneurisma de la comunicante anterior.',
  'Lesión de ligamentos anteriores',
  'Respuesta normal.',
]
test.each(MEDICAL)('the option %j is medicine and not warned of', (text) => {
  expect(readGood(toJsonl(makeLine({ options: ['uno', 'dos', 'tres', text] }))).warnings).toEqual([])
})

test.skipIf(!existsSync(PUBLIC_QUESTIONS))('all 380 public residency-exam questions are read', () => {
  const { items, keys, warnings } = readGood(readFileSync(PUBLIC_QUESTIONS, 'utf8'))
  expect(items).toHaveLength(380)
  expect(keys.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id))
  expect(keys.every(({ optionId }, index) => items[index]?.options.some(({ id }) => id === optionId))).toBe(true)
  expect(items.filter(({ vignette }) => vignette === null)).toHaveLength(25)
  expect(warnings).toEqual([])
})
