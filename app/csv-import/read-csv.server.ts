/**
 * A table that somebody made in a spreadsheet, as rows with their lines: comma, semicolon or tab; UTF-8, or what Excel
 * writes on a Spanish Windows; columns known by their heads, in any order, with or without accents. Refuses a file
 * without a head or with a row that no reader understands; what a cell means is for others to say.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

export type TableFault =
  | { problem: 'EMPTY' }
  | { problem: 'COLUMN_MISSING'; column: string }
  | { problem: 'ROW_BROKEN'; line: number }
  | { problem: 'TOO_LONG'; most: number }

export type CsvRow<Key extends string> = Record<Key, string> & { line: number }

export type ReadTable<Key extends string> = { ok: true; rows: CsvRow<Key>[] } | { ok: false; fault: TableFault }

/** `columns`: the heads that name each, simplified; the first is the one to print. */
export function readCsv<Key extends string>(
  text: string,
  columns: Readonly<Record<Key, readonly string[]>>,
  most: number
): ReadTable<Key> {
  if (text.trim() === '') return { ok: false, fault: { problem: 'EMPTY' } }
  let records: { record: string[]; info: { lines: number } }[]
  try {
    // With `info` each record comes with its place; the types of the library do not say so.
    records = parse(text, {
      bom: true,
      info: true,
      delimiter: guessDelimiter(text),
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      skip_records_with_empty_values: true,
    }) as unknown as typeof records
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      ok: false,
      fault: { problem: 'ROW_BROKEN', line: typeof error['lines'] === 'number' ? error['lines'] : 1 },
    }
  }
  const [head, ...body] = records
  if (head === undefined) return { ok: false, fault: { problem: 'EMPTY' } }
  if (body.length > most) return { ok: false, fault: { problem: 'TOO_LONG', most } }
  const heads = head.record.map((cell) => simplifyText(cell).replaceAll(/[._]/g, ' '))
  const places = new Map<Key, number>()
  for (const key of Object.keys(columns) as Key[]) {
    const at = heads.findIndex((cell) => columns[key].includes(cell))
    if (at < 0) return { ok: false, fault: { problem: 'COLUMN_MISSING', column: columns[key][0] ?? key } }
    places.set(key, at)
  }
  return {
    ok: true,
    rows: body.map(({ record, info }) => ({
      ...(Object.fromEntries([...places].map(([key, at]) => [key, (record[at] ?? '').trim()])) as Record<Key, string>),
      line: info.lines,
    })),
  }
}

/** UTF-8 where it is; else Windows-1252, which takes any byte. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** By the head: a decimal comma further down must not decide. */
function guessDelimiter(text: string): string {
  const head = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].sort((left, right) => count(right) - count(left))[0] ?? ','
}
