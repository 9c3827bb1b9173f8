import { expect, test } from 'vitest'
import { decodeCsv, readCsv } from '#app/csv-import/read-csv.server.ts'

const COLUMNS = { folio: ['folio'], grade: ['calificacion', 'promedio'] } as const
const read = (text: string, most = 10) => readCsv(text, COLUMNS, most)

test.each([
  ['commas', 'Folio,Calificación\nR-1,87.5'],
  ['semicolons and a decimal comma', 'folio;calificación\r\nR-1;87,5\r\n'],
  ['tabs, another order, more columns', 'calificacion\tnombre\tFOLIO\n87,5\tAna\tR-1'],
  ['a byte order mark, quotes, blank lines', '\uFEFF"folio","CALIFICACION"\n\n"R-1"," 87.5 "\n,\n'],
])('a table with %s is read', (_, text) => {
  const table = read(text)
  expect(table).toMatchObject({ ok: true, rows: [{ folio: 'R-1' }] })
  expect(table.ok && table.rows).toHaveLength(1)
  expect(table.ok && table.rows[0]?.grade.replace(',', '.')).toBe('87.5')
})

test('each row knows its line, blank ones counted', () => {
  const table = read('folio,calificacion\nR-1,1\n\nR-2,2\n')
  expect(table.ok && table.rows.map(({ line, folio }) => [line, folio])).toEqual([
    [2, 'R-1'],
    [4, 'R-2'],
  ])
})

test('a short row has empty cells', () => {
  expect(read('folio,calificacion\nR-1')).toMatchObject({ rows: [{ folio: 'R-1', grade: '' }] })
})

test.each([
  ['', { problem: 'EMPTY' }],
  ['  \n', { problem: 'EMPTY' }],
  ['folio\nR-1', { problem: 'COLUMN_MISSING', column: 'calificacion' }],
  ['folio,calificacion\n"R-1,2', { problem: 'ROW_BROKEN' }],
  ['folio,calificacion\na,1\nb,2\nc,3', { problem: 'TOO_LONG', most: 2 }],
])('%j is refused', (text, fault) => {
  expect(read(text, 2)).toMatchObject({ ok: false, fault })
})

test('what Excel writes on a Spanish Windows is read as well as UTF-8', () => {
  expect(decodeCsv(new TextEncoder().encode('Ñandú'))).toBe('Ñandú')
  expect(decodeCsv(Uint8Array.from([0xd1, 0x61, 0x6e, 0x64, 0xfa]))).toBe('Ñandú')
})
