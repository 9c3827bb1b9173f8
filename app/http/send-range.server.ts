/**
 * Bytes of a file, whole or in part: a download that broke goes on where it stopped. One range at a time; what asks for
 * several, or is no range, gets the whole, as RFC 9110 allows. 416 for a range that begins behind the end. `If-Range`
 * with another tag than that of these bytes gets the whole: parts of two files are no file.
 */
import parseRange from 'range-parser'

export interface RangedFile {
  bytes: Uint8Array
  /** Names these very bytes, in quotes. */
  etag: string
  headers: Record<string, string>
}

/** 200, 206 or 416. */
export function sendRange(request: Request, { bytes, etag, headers }: RangedFile): Response {
  const size = bytes.byteLength
  const common = { ...headers, ETag: etag, 'Accept-Ranges': 'bytes' }
  const range = request.headers.get('Range')
  const condition = request.headers.get('If-Range')
  if (range === null || (condition !== null && condition !== etag)) return whole(bytes, common)
  const parsed = parseRange(size, range)
  if (parsed === -1) {
    return new Response(null, { status: 416, headers: { ...common, 'Content-Range': `bytes */${String(size)}` } })
  }
  const [part] = parsed === -2 ? [] : parsed
  if (parsed === -2 || parsed.type !== 'bytes' || parsed.length !== 1 || part === undefined) return whole(bytes, common)
  const { start, end } = part
  return new Response(Uint8Array.from(bytes.subarray(start, end + 1)), {
    status: 206,
    headers: {
      ...common, 'Content-Range': `bytes ${String(start)}-${String(end)}/${String(size)}`,
      'Content-Length': String(end - start + 1),
    },
  })
}

function whole(bytes: Uint8Array, headers: Record<string, string>): Response {
  return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'Content-Length': String(bytes.byteLength) } })
}
