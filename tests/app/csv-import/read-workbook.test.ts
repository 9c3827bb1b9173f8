/** A workbook becomes the text that a CSV file of the same table would be. */
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readCsv } from '#app/csv-import/read-csv.server.ts'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { isWorkbook, readWorkbook } from '#app/csv-import/read-workbook.server.ts'

const workbook = async (rows: (string | number | null)[][]) =>
  new Uint8Array(await (writeWorkbook(rows.map((row) => row.map((value) => value === null ? null : { value })))).toBuffer())

test('the rows of the first sheet come as lines of text, in the same places', async () => {
  const bytes = await workbook([['Curso', 'Plazas'], ['Urología, "UMAE"', 3], [null, null], ['Cirugía\nde mano', 0.5]])
  expect(isWorkbook(bytes)).toBe(true)
  const text = await readWorkbook(bytes) ?? ''
  expect(readCsv(text, { cer: ['curso'], seats: ['plazas'] }, 10)).toEqual({ ok: true, rows: [
    { cer: 'Urología, "UMAE"', seats: '3', line: 2 }, { cer: 'Cirugía de mano', seats: '0.5', line: 4 },
  ] })
})

test('what is no workbook, or unpacks to more than a table can be, is refused', async () => {
  expect(isWorkbook(new TextEncoder().encode('curso,plazas'))).toBe(false)
  const whole = await workbook([['Curso']])
  expect(await readWorkbook(whole.slice(0, 200))).toBeNull()
  expect(await readWorkbook(zipSync({ 'otro.txt': new Uint8Array(3) }))).toBeNull()
  expect(await readWorkbook(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(65 * 1024 * 1024) }))).toBeNull()
  expect(await readWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBeNull()
})

test('each import reads a workbook by the same form; a broken one leaves the text beside it', async () => {
  const send = async (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('file', new File([bytes], 'plazas.xlsx'))
    form.set('text', 'lo escrito')
    return readImportForm(new Request('http://127.0.0.1/', { method: 'POST', body: form }), 1024 * 1024)
  }
  expect(await send(await workbook([['curso'], ['Urología']]))).toMatchObject({ text: 'curso\nUrología', fault: null })
  expect(await send((await workbook([['curso']])).slice(0, 100))).toMatchObject({ text: 'lo escrito', fault: 'WORKBOOK_BROKEN' })
})
