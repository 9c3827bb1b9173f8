/**
 * The first sheet of an Excel workbook (.xlsx) as the text of a CSV file, row by row in the same places. Refuses what is
 * no such workbook, and one that would unpack to more than a table of ours can be: a small file can hold a very large one.
 */
import { unzipSync } from 'fflate'
import readWorkbookSheets from 'read-excel-file/universal'

const LARGEST_UNPACKED = 64 * 1024 * 1024
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Of workbooks from before 2007, and of those with a password. */
const OLD = [0xd0, 0xcf, 0x11, 0xe0]

/** By its first bytes: names and types are what the sender says. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return [ZIP, OLD].some((mark) => mark.every((byte, place) => bytes[place] === byte))
}

/** Null when it cannot be read. */
export async function readWorkbook(bytes: Uint8Array): Promise<string | null> {
  try {
    if (unpackedSize(bytes) > LARGEST_UNPACKED) return null
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const [sheet] = await readWorkbookSheets(buffer)
    return sheet === undefined ? null : sheet.data.map((row) => row.map(cellText).join(',')).join('\n')
  } catch {
    // Whatever the reader stumbles over, the file is not to be read; what it says about it is of no use to a person.
    return null
  }
}

/** As its directory says; the unpacker takes no more than that. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0
  unzipSync(bytes, { filter: ({ originalSize }) => {
    size += originalSize
    return false
  } })
  return size
}

/** One line each: the line of a row is then its line in the sheet. */
function cellText(cell: unknown): string {
  const text = cell === null || cell === undefined ? ''
    : cell instanceof Date ? cell.toISOString().slice(0, 10)
      : (typeof cell === 'string' ? cell : JSON.stringify(cell)).replaceAll(/\s+/g, ' ').trim()
  return /[",;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
