// Pictures of pages as one PDF of letter size, one picture to a page, as large as it fits. The same bytes for the same
// pictures. Each page says that it is a picture of a digitised document: what stands in it is for eyes alone.
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'

const MARGIN = 18

export async function bindPages(pictures: readonly Uint8Array[]): Promise<Buffer> {
  const epoch = new Date(0)
  const doc = new PDFDocument({
    size: 'LETTER', margin: 0, autoFirstPage: false, font: '', tagged: true, lang: 'es-MX', displayTitle: true,
    info: { Title: 'Documento digitalizado', Creator: 'EFISER', Producer: 'EFISER', CreationDate: epoch, ModDate: epoch },
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const [index, picture] of pictures.entries()) {
    doc.addPage()
    const { width, height } = doc.page
    const alt = `Página ${String(index + 1)} de ${String(pictures.length)} del documento digitalizado`
    const figure = doc.struct('Figure', { alt })
    root.add(figure)
    const content = doc.markStructureContent('Figure')
    doc.image(Buffer.from(picture), MARGIN, MARGIN, {
      fit: [width - 2 * MARGIN, height - 2 * MARGIN], align: 'center', valign: 'center',
    })
    doc.endMarkedContent()
    figure.add(content)
    figure.end()
  }
  doc.end()
  return buffer(doc)
}
