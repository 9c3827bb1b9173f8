// Text on a page of a document: laid out first (so that its height is known before a page must be left), then drawn
// line by line. Strong words and foreign scripts change the font inside a line.
import { loadFont, splitByFont, type FontKey, type FontWeight } from './noto-sans.server.ts'
import { wrapPieces, type Line } from './wrap-text.ts'

/** Plain text, or text with strong words. Line feeds break the line. */
export type RichText = string | readonly (string | { readonly strong: string })[]

export interface TextStyle {
  readonly size: number
  readonly weight: FontWeight
  readonly color: string
  /** Line height in font sizes. */
  readonly leading?: number
}

export type Align = 'left' | 'right' | 'center'

export interface LaidText {
  readonly lines: readonly Line<FontKey>[]
  readonly style: TextStyle
  readonly width: number
  readonly align: Align
  readonly lineHeight: number
  readonly height: number
}

interface Canvas {
  readonly doc: PDFKit.PDFDocument
}

const LEADING = 1.38
const ASCENT = 1.02

/** Breaks text into the lines that fit `width` points. */
export function layOut(
  canvas: Canvas,
  text: RichText,
  style: TextStyle,
  width: number,
  align: Align = 'left',
): LaidText {
  const parts = typeof text === 'string' ? [text] : text
  const pieces = parts.flatMap((part) => (typeof part === 'string'
    ? splitByFont(part, style.weight)
    : splitByFont(part.strong, style.weight === 'bold' ? 'bold' : 'semibold')))
  const lines = wrapPieces(pieces, width, (piece, font) => measure(canvas, piece, font, style.size))
  const lineHeight = style.size * (style.leading ?? LEADING)
  return { lines, style, width, align, lineHeight, height: lines.length * lineHeight }
}

/** The text with some of its lines only: what fits on a page, or what is left for the next. */
export function sliceLines(text: LaidText, from: number, until?: number): LaidText {
  const lines = text.lines.slice(from, until)
  return { ...text, lines, height: lines.length * text.lineHeight }
}

/** Draws laid text with its upper left corner at `x`, `y`. */
export function drawText(canvas: Canvas, text: LaidText, x: number, y: number): void {
  const { lines, style, width, align, lineHeight } = text
  const { doc } = canvas
  lines.forEach((line, index) => {
    const baseline = y + index * lineHeight + style.size * ASCENT
    let at = x + indent(canvas, line, style.size, width, align)
    for (const piece of line) {
      useFont(doc, piece.font).fontSize(style.size).fillColor(style.color)
        .text(piece.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
      at += measure(canvas, piece.text, piece.font, style.size)
    }
  })
}

function indent(canvas: Canvas, line: Line<FontKey>, size: number, width: number, align: Align): number {
  if (align === 'left') return 0
  const trailing = line.at(-1)
  if (trailing === undefined) return 0
  const used = [...line.slice(0, -1), { ...trailing, text: trailing.text.trimEnd() }]
    .reduce((sum, { text, font }) => sum + measure(canvas, text, font, size), 0)
  return align === 'right' ? width - used : (width - used) / 2
}

function measure({ doc }: Canvas, text: string, font: FontKey, size: number): number {
  return text === '' ? 0 : useFont(doc, font).fontSize(size).widthOfString(text)
}

const registered = new WeakMap<PDFKit.PDFDocument, Set<FontKey>>()

/** Each document parses and embeds only the fonts that it uses. */
function useFont(doc: PDFKit.PDFDocument, font: FontKey): PDFKit.PDFDocument {
  let known = registered.get(doc)
  if (known === undefined) registered.set(doc, known = new Set())
  if (!known.has(font)) {
    doc.registerFont(font, loadFont(font))
    known.add(font)
  }
  return doc.font(font)
}
