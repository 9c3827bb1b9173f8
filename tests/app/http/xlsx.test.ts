/** Workbooks of ours: what a spreadsheet would run as a formula stays text, and the reader gets back what was written. */
import { unzipSync, strFromU8 } from 'fflate'
import { expect, test } from 'vitest'
import { readWorkbook } from '#app/csv-import/read-workbook.server.ts'
import { fileResponse, workbookBytes, XLSX } from '#app/http/xlsx.server.ts'

const DANGEROUS = ['=1+1', '=HYPERLINK("http://x.example","ver")', '+1', '-1', '@SUM(A1)', '\t=1', `=cmd|'/c calc'!A0`]

test('no cell is a formula, whatever a name begins with', async () => {
  const bytes = await workbookBytes([{ name: 'Llegadas', heads: ['Nombre', 'Faltas'], rows: DANGEROUS.map((text, index) => [text, index]) }])
  const parts = unzipSync(bytes)
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/') && name.endsWith('.xml')).map((name) => strFromU8(parts[name] ?? new Uint8Array()))
  expect(sheets).toHaveLength(1)
  for (const sheet of sheets) expect(sheet).not.toMatch(/<f[ >]/)
  const read = await readWorkbook(bytes)
  for (const text of ['=1+1', '+1', '@SUM(A1)']) expect(read).toContain(text)
})

test('what is written comes back in its places, empty cells as empty', async () => {
  const bytes = await workbookBytes([
    { name: 'Uno', heads: ['A', 'B', 'C'], rows: [['Ñandú', null, 3], ['x', 'y', 0]] }, { name: 'Dos', heads: ['Z'], rows: [] },
  ])
  expect(await readWorkbook(bytes)).toBe('A,B,C\nÑandú,,3\nx,y,0')
  const response = fileResponse(bytes, 'llegadas.xlsx', XLSX)
  expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  expect(response.headers.get('Content-Disposition')).toBe('attachment; filename="llegadas.xlsx"')
})
