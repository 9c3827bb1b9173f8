/**
 * Draws the pages of a PDF that came from outside, in a worker thread: PDFium, compiled to WebAssembly, in memory of its
 * own and without files or network. Gives JPGs, never anything of the file itself. What takes too long is ended with its
 * thread by whoever asked.
 */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'

export const MOST_PAGES = 5
/** A page of letter size at 150 dots per inch. */
const WIDTH = 1275
const HEIGHT = 1650

export type PdfPagesResult =
  | { kind: 'pages', pages: Uint8Array[] }
  | { kind: 'tooMany', pages: number }
  | { kind: 'unusable' }

sharp.cache(false)
sharp.concurrency(1)

export default async function drawPages(bytes: Uint8Array): Promise<PdfPagesResult> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(bytes)
    const count = document.getPageCount()
    if (count > MOST_PAGES) return { kind: 'tooMany', pages: count }
    const pages: Uint8Array[] = []
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize()
      if (!(originalWidth > 0 && originalHeight > 0)) return { kind: 'unusable' }
      const scale = Math.min(WIDTH / originalWidth, HEIGHT / originalHeight)
      const { data } = await page.render({ scale, render: encode })
      pages.push(data)
    }
    document.destroy()
    return pages.length === 0 ? { kind: 'unusable' } : { kind: 'pages', pages }
  } catch {
    return { kind: 'unusable' }
  } finally {
    library.destroy()
  }
}

async function encode({ data, width, height }: { data: Uint8Array, width: number, height: number }): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer()
}
