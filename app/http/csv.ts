/**
 * Tables as files for a spreadsheet: RFC 4180 with a byte order mark, so that
 * Excel reads accents. A cell that a spreadsheet would run as a formula is
 * written as text.
 */
export type Cell = string | number | null

/** The text of the file; heads first. */
export function csvText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(quoteCell).join(',')).join('\r\n')}\r\n`
}

/** The file as a download. Never cached: its rows are read under the authority of one session. */
export function csvResponse(fileName: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Response {
  return new Response(csvText(heads, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  })
}

function quoteCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
