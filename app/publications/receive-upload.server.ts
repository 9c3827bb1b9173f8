/**
 * One file out of a form, read as it arrives. Of a file that is too large only its beginning is kept and the rest is
 * counted, so that the answer can name its size; of a request that does not end, nothing more is read.
 */
import { unstable_parseMultipartFormData } from '@remix-run/node'
import { LARGEST_IMAGE_BYTES } from './examine-image.server.ts'

/** A photo of a telephone as it is: the page says how large it is. Above, the connection ends. */
export const MOST_UPLOAD_BYTES = 32 * 1024 * 1024

export interface ReceivedFile {
  /** At most one byte more than is taken. */
  bytes: Uint8Array
  /** Of the whole file. */
  size: number
}

class UploadTooLong extends Error {}

/** The part `name`; null without one. Throws a 413 above MOST_UPLOAD_BYTES, a 422 for what is no form with a file. */
export async function receiveFile(request: Request, name: string): Promise<ReceivedFile | null> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data') !== true) throw unusable()
  let received: ReceivedFile | null = null
  let total = 0
  try {
    await unstable_parseMultipartFormData(request, async (part) => {
      const kept: Uint8Array[] = []
      let keptLength = 0
      let size = 0
      for await (const chunk of part.data) {
        size += chunk.byteLength
        total += chunk.byteLength
        if (total > MOST_UPLOAD_BYTES) throw new UploadTooLong()
        const room = LARGEST_IMAGE_BYTES + 1 - keptLength
        if (part.name !== name || room <= 0) continue
        // A copy: the chunk may be a window on a larger buffer.
        kept.push(Uint8Array.from(chunk.subarray(0, room)))
        keptLength += Math.min(room, chunk.byteLength)
      }
      // A form without a chosen file sends one without a name.
      if (part.name === name && part.filename !== undefined && part.filename !== '') {
        received = { bytes: Buffer.concat(kept), size }
      }
      return undefined
    })
  } catch (error) {
    if (error instanceof UploadTooLong) throw new Response('PAYLOAD_TOO_LARGE', { status: 413 })
    throw unusable()
  }
  return received
}

function unusable(): Response {
  return new Response('PAYLOAD_INVALID', { status: 422 })
}
