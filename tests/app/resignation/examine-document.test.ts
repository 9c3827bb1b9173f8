/** What a digitised resignation is taken apart into, and what is refused as what it really is. */
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examineDocument, LARGEST_DOCUMENT_BYTES } from '#app/resignation/examine-document.server.ts'
import { startPdfPages, type PdfPages } from '#app/resignation/pdf-pages.server.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'

let pdfs: PdfPages

beforeAll(() => { pdfs = startPdfPages() })
afterAll(() => pdfs.close())

const page = (color: string, width = 850, height = 1100) =>
  sharp({ create: { width, height, channels: 3, background: color } }).jpeg().toBuffer()

async function pdfOf(pages: number, change: (doc: PDFKit.PDFDocument) => void = () => undefined): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, size: 'LETTER' })
  for (let n = 1; n <= pages; n += 1) {
    doc.addPage()
    doc.rect(100, 100, 200, 300).fill('#ff0000')
    doc.fillColor('#000000').text(`Renuncia, hoja ${String(n)}`, 100, 500)
  }
  change(doc)
  doc.end()
  return buffer(doc)
}

const examine = async (bytes: Uint8Array | null) => {
  const examined = await examineDocument(pdfs, bytes)
  return examined.ok ? examined.value : examined.refusal
}

test('§5.14.3 a PDF becomes pictures of its pages, in their colours, and nothing of it is left in the copy', async () => {
  const original = await pdfOf(2, (doc) => { doc.file(Buffer.from('<script>'), { name: 'anexo.html' }) })
  const examined = await examineDocument(pdfs, original)
  if (!examined.ok) throw new Error(examined.refusal)
  const { kind, pages, viewing } = examined.value
  expect({ kind, pages }).toEqual({ kind: 'pdf', pages: 2 })
  const copy = Buffer.from(viewing)
  const read = await readPdf(copy)
  expect(read.pages).toHaveLength(2)
  expect(read.isTagged).toBe(true)
  // Pictures have no text, and nothing that was attached.
  expect(read.text.trim()).toBe('')
  expect(copy.toString('latin1')).not.toMatch(/EmbeddedFile|JavaScript|OpenAction|anexo/)
  const drawn = await pdfs.draw(original)
  if (drawn.kind !== 'pages') throw new Error(drawn.kind)
  const pixel = await sharp(drawn.pages[0]).extract({ left: 300, top: 400, width: 1, height: 1 }).raw().toBuffer()
  expect([...pixel].map((part) => Math.round(part / 64))).toEqual([4, 0, 0])
})

test('§5.14.3 a JPG is written anew, upright and without what stood beside it', async () => {
  const photo = await sharp(await page('#ffffff', 1100, 850)).withExif({ IFD0: { Artist: 'secreto' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const examined = await examine(photo)
  expect(examined).toMatchObject({ kind: 'jpg', pages: 1 })
  expect(typeof examined === 'string' ? '' : Buffer.from(examined.viewing).toString('latin1')).not.toContain('secreto')
})

test('§5.14.3 the same file gives the same copy', async () => {
  const bytes = await pdfOf(1)
  expect(await examine(bytes)).toEqual(await examine(bytes))
})

test.each<[string, () => Promise<Uint8Array | null>, string]>([
  ['nothing', () => Promise.resolve(null), 'DOCUMENT_MISSING'],
  ['an empty file', () => Promise.resolve(new Uint8Array()), 'DOCUMENT_MISSING'],
  ['what is too large', () => Promise.resolve(new Uint8Array(LARGEST_DOCUMENT_BYTES + 1)), 'DOCUMENT_TOO_LARGE'],
  ['a picture of another kind', () => sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } }).png().toBuffer(), 'DOCUMENT_KIND_UNKNOWN'],
  ['a text that calls itself anything', () => Promise.resolve(Buffer.from('Renuncio.')), 'DOCUMENT_KIND_UNKNOWN'],
  ['a page of HTML', () => Promise.resolve(Buffer.from('<html><script>alert(1)</script>')), 'DOCUMENT_KIND_UNKNOWN'],
  ['half a JPG', async () => (await page('#808080')).subarray(0, 900), 'DOCUMENT_DAMAGED'],
  ['what only begins as a PDF', () => Promise.resolve(Buffer.from('%PDF-1.7\nnada\n%%EOF')), 'DOCUMENT_DAMAGED'],
  ['a PDF with a password', async () => buffer(sealed()), 'DOCUMENT_DAMAGED'],
  ['six pages', () => pdfOf(6), 'DOCUMENT_TOO_MANY_PAGES'],
])('§5.14.3 %s is refused as what it is', async (_, make, refusal) => {
  expect(await examine(await make())).toBe(refusal)
})

function sealed(): PDFKit.PDFDocument {
  const doc = new PDFDocument({ userPassword: 'abierto', pdfVersion: '1.7' })
  doc.text('Renuncia')
  doc.end()
  return doc
}
