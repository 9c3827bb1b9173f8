/**
 * Reads a receipt from the file that a candidate kept: the JSON, or the PDF with
 * the JSON attached. Only PDFs as this platform wrote them are read, by looking for
 * the one attached file; nothing of the page is interpreted, and what unpacks to
 * more than a receipt can be is refused, so that a stranger's file costs little.
 */
import { inflateSync } from 'node:zlib'
import { readSignedReceipt, type SignedReceipt } from '#exam-engine/sitting/receipt.ts'

/** Larger than any receipt that the platform writes, as PDF. */
export const RECEIPT_FILE_BYTES = 120 * 1024
const UNPACKED_BYTES = 16 * 1024

/** Null when the bytes are neither form of a receipt, or too many. Says nothing about the signature. */
export function readReceiptFile(bytes: Buffer): SignedReceipt | null {
  if (bytes.length > RECEIPT_FILE_BYTES) return null
  const text = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? readAttachment(bytes) : bytes.toString('utf8')
  return text === null ? null : readSignedReceipt(text)
}

/** The one embedded file of a PDF; null when there is none, or more than one. */
function readAttachment(bytes: Buffer): string | null {
  const marker = '/Type /EmbeddedFile'
  const at = bytes.indexOf(marker, 0, 'latin1')
  if (at === -1 || bytes.indexOf(marker, at + 1, 'latin1') !== -1) return null
  const start = bytes.indexOf('stream\n', at, 'latin1')
  const end = bytes.indexOf('\nendstream', at, 'latin1')
  if (start === -1 || end === -1 || end < start) return null
  try {
    return inflateSync(bytes.subarray(start + 'stream\n'.length, end), { maxOutputLength: UNPACKED_BYTES })
      .toString('utf8')
  } catch {
    return null
  }
}
