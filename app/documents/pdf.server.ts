// The page of every document: letterhead, title and folio on the first, a running head on the others, the footer with
// the way to verify and "Página n de m" on all. Tagged PDF in es-MX with embedded fonts. The bytes depend on the frame
// and on what is drawn, never on the clock or on chance: the creation date is `issuedAt`, the file id comes from both.
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { drawText, layOut, type TextStyle } from './pdf-text.server.ts'
import { colors, spacing } from './pdf-theme.ts'

export interface DocumentFrame {
  readonly title: string
  /** Under the title: the call and the cycle. */
  readonly subtitle: string
  readonly folio: string
  readonly issuedAt: Instant
  /** Hex SHA-256 of the facts (fingerprint.ts). */
  readonly fingerprint: string
  /** One sentence: how to find out whether the document is true. */
  readonly verification: string
  /** Of the demonstration: every page says that it is worth nothing. */
  readonly isDemo: boolean
  /** To look at how the document is made: every page is crossed by the word. */
  readonly isSample?: boolean
  readonly orientation: 'portrait' | 'landscape'
}

export type StructElement = PDFKit.PDFStructureElement

/** Where the next block goes. Blocks draw at `x`, `y` in `width` and move `y` down; they never pass `bottom`. */
export interface Flow {
  readonly doc: PDFKit.PDFDocument
  readonly frame: DocumentFrame
  readonly bottom: number
  parent: StructElement
  x: number
  y: number
  width: number
}

type StructOptions = PDFKit.Mixins.StructureElementOptions & {
  scope?: 'Column' | 'Row'
  bbox?: [left: number, top: number, right: number, bottom: number]
}

const LETTERHEAD = [
  'Dirección de Prestaciones Médicas',
  'Unidad de Educación e Investigación',
  'Coordinación de Educación en Salud',
  'División de Formación de Recursos Humanos para la Salud',
].join('\n')
const DEMO_NOTICE = 'Documento de demostración, sin validez oficial'
const small = { size: 7, weight: 'regular', color: colors.grey } as const satisfies TextStyle

/** Opens a document on US letter ("carta") with its first page headed. */
export function openDocument(frame: DocumentFrame): Flow {
  const title = `${frame.title}, folio ${frame.folio}`
  const doc = new PDFDocument({
    size: 'LETTER', layout: frame.orientation, margin: 0, bufferPages: true,
    pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'es-MX', font: '',
    info: {
      Title: title, Author: 'Instituto Mexicano del Seguro Social', Creator: 'EFISER', Producer: 'EFISER',
      Keywords: `sha256:${frame.fingerprint}`,
      CreationDate: new Date(frame.issuedAt), ModDate: new Date(frame.issuedAt),
    },
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  const { width, height } = doc.page
  const flow: Flow = {
    doc, frame, parent: root, bottom: height - spacing.footer,
    x: spacing.margin, y: spacing.top, width: width - 2 * spacing.margin,
  }
  drawLetterhead(flow)
  return flow
}

/** Writes the footers, now that the pages are counted, and answers the file. */
export async function closeDocument(flow: Flow): Promise<Buffer> {
  const { count } = flow.doc.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    flow.doc.switchToPage(page)
    if (flow.frame.isSample === true) drawSampleMark(flow)
    drawFooter(flow, `Página ${page + 1} de ${count}`)
  }
  flow.doc.end()
  return buffer(flow.doc)
}

/** Goes to a new page unless `height` points are left on this one. */
export function ensureSpace(flow: Flow, height: number): void {
  if (flow.y + height > flow.bottom) breakPage(flow)
}

/** Goes to a new page below its running head. */
export function breakPage(flow: Flow): void {
  flow.doc.addPage()
  flow.y = spacing.runningTop
  drawArtifact(flow, () => {
    const { doc, frame } = flow
    const { margin } = spacing
    const width = doc.page.width - 2 * margin
    const style = { ...small, size: 8 } as const
    const notice = frame.isDemo ? `${DEMO_NOTICE} · ` : ''
    drawText(flow, layOut(flow, `IMSS · ${frame.title}`, style, width), margin, 30)
    drawText(flow, layOut(flow, `${notice}Folio ${frame.folio}`, style, width, 'right'), margin, 30)
    drawRule(flow, margin, 45, width, colors.line)
  })
}

/** A new element of the structure tree under `flow.parent`, or under the one given. */
export function addElement(flow: Flow, type: string, options: StructOptions = {}, parent = flow.parent): StructElement {
  const element = flow.doc.struct(type, options)
  parent.add(element)
  return element
}

/** Draws the content of an element; an element that goes on over a page break is marked once on each page. */
export function markContent(flow: Flow, element: StructElement, type: string, draw: () => void): void {
  const content = flow.doc.markStructureContent(type)
  draw()
  flow.doc.endMarkedContent()
  element.add(content)
}

/** Draws what carries no meaning of its own: rules, running heads, repeated table heads. */
export function drawArtifact(flow: Flow, draw: () => void): void {
  flow.doc.markContent('Artifact', { type: 'Pagination' })
  draw()
  flow.doc.endMarkedContent()
}

/** A hairline; call it inside an artifact. */
export function drawRule(flow: Flow, x: number, y: number, width: number, color: string, thickness = 0.5): void {
  flow.doc.lineWidth(thickness).strokeColor(color).moveTo(x, y).lineTo(x + width, y).stroke()
}

function drawLetterhead(flow: Flow): void {
  const { frame, x, width } = flow
  const paragraph = (text: string, style: TextStyle, y: number, align: 'left' | 'right' = 'left'): number => {
    const laid = layOut(flow, text, style, width, align)
    markContent(flow, addElement(flow, 'P'), 'P', () => { drawText(flow, laid, x, y) })
    return y + laid.height
  }
  paragraph('IMSS', { size: 26, weight: 'bold', color: colors.green }, spacing.top - 8)
  const green = { size: 8, weight: 'semibold', color: colors.green } as const
  paragraph('Instituto Mexicano del Seguro Social', green, spacing.top + 25)
  paragraph(LETTERHEAD, { size: 7.5, weight: 'regular', color: colors.ink, leading: 1.3 }, spacing.top - 2, 'right')
  drawArtifact(flow, () => {
    drawRule(flow, x, spacing.top + 43, width, colors.green, 1.5)
    drawRule(flow, x, spacing.top + 46, width, colors.gold, 0.75)
  })
  flow.y = spacing.top + 56
  if (frame.isDemo) flow.y = paragraph(DEMO_NOTICE, { size: 8.5, weight: 'semibold', color: colors.guinda }, flow.y) + 4
  const folio = layOut(flow, [{ strong: `Folio ${frame.folio}` }], { size: 10, weight: 'regular', color: colors.ink },
    width, 'right')
  const title = layOut(flow, frame.title, { size: 18, weight: 'bold', color: colors.ink }, width - 150)
  markContent(flow, addElement(flow, 'H1'), 'H1', () => { drawText(flow, title, x, flow.y) })
  markContent(flow, addElement(flow, 'P'), 'P', () => { drawText(flow, folio, x, flow.y + 8) })
  flow.y += title.height + 1
  flow.y = paragraph(frame.subtitle, { size: 9, weight: 'regular', color: colors.grey }, flow.y) + 8
}

/** Across the page, light enough to read through. */
function drawSampleMark(flow: Flow): void {
  const { doc } = flow
  const { width, height } = doc.page
  drawArtifact(flow, () => {
    doc.save()
    doc.rotate(-35, { origin: [width / 2, height / 2] })
    doc.fillOpacity(0.14)
    drawText(flow, layOut(flow, 'MUESTRA', { size: 110, weight: 'bold', color: colors.guinda }, width, 'center'), 0, height / 2 - 70)
    doc.restore()
  })
}

function drawFooter(flow: Flow, pageOfPages: string): void {
  const { doc, frame } = flow
  const { margin, footer } = spacing
  const top = doc.page.height - footer + 10
  const width = doc.page.width - 2 * margin
  drawArtifact(flow, () => {
    drawRule(flow, margin, top, width, colors.line)
    const hint = `${frame.verification}\nHuella de los datos (SHA-256): ${frame.fingerprint}`
    drawText(flow, layOut(flow, hint, small, width - 80), margin, top + 5)
    drawText(flow, layOut(flow, pageOfPages, small, width, 'right'), margin, top + 5)
  })
}
