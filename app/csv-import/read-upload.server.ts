/**
 * The form of an import: a file, or the text of one that was shown and mended, and beside it small fields. The file is
 * read first where both come; a workbook becomes the text of its first sheet, so that it is shown and mended like any
 * other. Null when it is larger than is taken: it is dropped while it arrives.
 */
import { readMultipart } from '#app/http/read-multipart.server.ts'
import { decodeCsv } from './read-csv.server.ts'
import { isWorkbook, readWorkbook } from './read-workbook.server.ts'

export interface ImportForm {
  /** The file is a workbook that nobody can read, or is none of today's. */
  fault: 'WORKBOOK_BROKEN' | null
  text: string
  field(name: string): string
}

export async function readImportForm(request: Request, largestBytes: number): Promise<ImportForm | null> {
  const form = await readForm(request, largestBytes)
  if (form === null) return null
  const file = form.get('file')
  const field = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null
  const uploaded = bytes === null ? null : isWorkbook(bytes) ? await readWorkbook(bytes) : decodeCsv(bytes)
  // Of a broken workbook nothing is taken, and the text that stood beside it stays.
  const fault = bytes !== null && uploaded === null ? 'WORKBOOK_BROKEN' : null
  // A text area sends CRLF; the text is the same with either.
  return { fault, text: (uploaded ?? field('text')).replaceAll('\r\n', '\n').replaceAll('\0', ''), field }
}

async function readForm(request: Request, largestBytes: number): Promise<FormData | null> {
  const isMultipart = (request.headers.get('Content-Type') ?? '').startsWith('multipart/form-data')
  return isMultipart ? readMultipart(request, largestBytes) : request.formData()
}
