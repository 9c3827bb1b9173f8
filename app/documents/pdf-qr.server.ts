// QR codes as vectors: one path of rectangles, sharp at every print size, with the text they stand for said to those
// who cannot see them. Error correction M and the quiet zone of four modules that readers expect.
import QRCode from 'qrcode'
import { addParagraph } from './pdf-blocks.server.ts'
import { addElement, ensureSpace, markContent, type Flow } from './pdf.server.ts'

const QUIET_ZONE = 4

export interface QrWithText {
  readonly content: string
  /** Said instead of the picture. */
  readonly alt: string
  readonly title: string
  readonly text: string
  /** Side of the square, quiet zone included. */
  readonly size?: number
}

/** A code with a title and an explanation on its right, kept together on one page. */
export function addQrWithText(flow: Flow, { content, alt, title, text, size = 92 }: QrWithText): void {
  ensureSpace(flow, size)
  const { x, y, width } = flow
  drawQrCode(flow, content, alt, x, y, size)
  flow.x = x + size + 10
  flow.width = width - size - 10
  flow.y = y + 10
  addParagraph(flow, [{ strong: title }], { size: 9 })
  addParagraph(flow, text, { size: 8 })
  flow.x = x
  flow.width = width
  flow.y = Math.max(flow.y, y + size)
}

/**
 * Draws a block at the left, narrower, with a code and its caption at the right; the block must not leave the page.
 */
export function addQrBeside(flow: Flow, qr: QrWithText, drawBlock: () => void): void {
  const { content, alt, title, text, size = 104 } = qr
  const { x, y, width } = flow
  flow.width = width - size - 14
  drawBlock()
  const blockEnd = flow.y
  flow.x = x + width - size
  flow.width = size
  flow.y = y + size
  drawQrCode(flow, content, alt, flow.x, y, size)
  addParagraph(flow, [{ strong: `${title}\n` }, text], { size: 7, leading: 1.3 })
  flow.x = x
  flow.width = width
  flow.y = Math.max(flow.y, blockEnd)
}

/** Draws the code in a square of `size` points at `x`, `y`; does not move the flow. */
function drawQrCode(flow: Flow, content: string, alt: string, x: number, y: number, size: number): void {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const unit = size / (modules.size + 2 * QUIET_ZONE)
  const left = x + QUIET_ZONE * unit
  const top = y + QUIET_ZONE * unit
  const figure = addElement(flow, 'Figure', { alt, bbox: [x, y, x + size, y + size] })
  markContent(flow, figure, 'Figure', () => {
    for (let row = 0; row < modules.size; row += 1) {
      for (const { start, length } of findDarkRuns(modules, row)) {
        flow.doc.rect(left + start * unit, top + row * unit, length * unit, unit)
      }
    }
    flow.doc.fill('#000000')
  })
}

/** Neighbouring dark modules as one rectangle: no hairlines between them. */
function findDarkRuns(modules: QRCode.BitMatrix, row: number): { start: number, length: number }[] {
  const runs: { start: number, length: number }[] = []
  for (let column = 0; column < modules.size; column += 1) {
    if (modules.get(row, column) === 0) continue
    const last = runs.at(-1)
    if (last !== undefined && last.start + last.length === column) last.length += 1
    else runs.push({ start: column, length: 1 })
  }
  return runs
}
