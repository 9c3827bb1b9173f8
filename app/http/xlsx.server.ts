/**
 * Tables as Excel workbooks. Every text is a cell of text and every number one of numbers: no cell is a formula, whatever
 * it begins with. Never cached: its rows are read under the authority of one session.
 */
import writeWorkbook from 'write-excel-file/node'
import type { Cell } from './csv.ts'

export interface Sheet {
  /** On its tab; at most 31 characters. */
  name: string
  heads: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** The bytes of the file; the heads stay in sight. */
export async function workbookBytes(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeWorkbook(sheets.map(({ name, heads, rows }) => ({
    sheet: name, stickyRowsCount: 1, columns: heads.map((head, place) => ({ width: widthOf(head, rows, place) })),
    data: [
      heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => value === null ? null
        : typeof value === 'number' ? { value, type: Number } : { value, type: String })),
    ],
  }))).toBuffer()
}

export function fileResponse(bytes: Uint8Array, fileName: string, contentType: string): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store',
    },
  })
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const PDF = 'application/pdf'

function widthOf(head: string, rows: Sheet['rows'], place: number): number {
  return Math.min(60, Math.max(head.length, ...rows.map((row) => String(row[place] ?? '').length)) + 2)
}
