/**
 * Takes the digitised resignation apart: is it a PDF or a JPG, whole, small enough, of few pages. Gives the copy that
 * others see: its pages drawn anew as pictures in a PDF of our own, without anything that stood in the file beside them.
 * Refuses with what the file really is. Convocatoria §5.14.3
 */
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { bindPages } from '#app/documents/bind-pages.server.ts'
import type { PdfPages } from './pdf-pages.server.ts'

export const LARGEST_DOCUMENT_BYTES = 4 * 1024 * 1024
const MOST_PIXELS = 40_000_000
const LONGEST_SIDE = 1_650

export interface ExaminedDocument {
  kind: 'pdf' | 'jpg'
  pages: number
  /** A PDF of pictures, made here. */
  viewing: Uint8Array
}

export type DocumentRefusal =
  | 'DOCUMENT_MISSING' | 'DOCUMENT_TOO_LARGE' | 'DOCUMENT_KIND_UNKNOWN' | 'DOCUMENT_DAMAGED' | 'DOCUMENT_TOO_MANY_PAGES'

export async function examineDocument(
  pdfs: PdfPages, bytes: Uint8Array | null,
): Promise<Result<ExaminedDocument, DocumentRefusal>> {
  if (bytes === null || bytes.byteLength === 0) return refuse('DOCUMENT_MISSING')
  if (bytes.byteLength > LARGEST_DOCUMENT_BYTES) return refuse('DOCUMENT_TOO_LARGE', { most: LARGEST_DOCUMENT_BYTES })
  const found = await fileTypeFromBuffer(bytes)
  if (found?.ext === 'jpg') {
    const page = await drawPicture(bytes)
    if (page === null) return refuse('DOCUMENT_DAMAGED', { kind: 'JPG' })
    return accept({ kind: 'jpg', pages: 1, viewing: await bindPages([page]) })
  }
  if (found?.ext !== 'pdf') return refuse('DOCUMENT_KIND_UNKNOWN', { kind: found?.ext.toUpperCase() ?? 'desconocido' })
  const drawn = await pdfs.draw(bytes)
  switch (drawn.kind) {
    case 'unusable': return refuse('DOCUMENT_DAMAGED', { kind: 'PDF' })
    case 'tooMany': return refuse('DOCUMENT_TOO_MANY_PAGES', { pages: drawn.pages })
    case 'pages': return accept({ kind: 'pdf', pages: drawn.pages.length, viewing: await bindPages(drawn.pages) })
  }
}

/** Upright, without metadata; null for what is no whole JPG of bearable size. */
async function drawPicture(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    // The header alone: nothing is decoded before its size is known to be bearable.
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (format !== 'jpeg' || width * height > MOST_PIXELS) return null
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient().toColourspace('srgb')
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 }).toBuffer()
  } catch {
    return null
  }
}
