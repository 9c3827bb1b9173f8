// The blocks that documents are made of: headings, paragraphs, numbered clauses, facts with their names, a notice,
// places to sign. Each draws at the flow's place, tags what it draws, and goes over to the next page by itself.
import { addElement, breakPage, drawArtifact, drawRule, ensureSpace, markContent } from './pdf.server.ts'
import type { Flow, StructElement } from './pdf.server.ts'
import { drawText, layOut, sliceLines, type LaidText, type RichText, type TextStyle } from './pdf-text.server.ts'
import { colors } from './pdf-theme.ts'

const body = { size: 9.5, weight: 'regular', color: colors.ink } as const satisfies TextStyle
const heading = { size: 11, weight: 'bold', color: colors.green } as const satisfies TextStyle
const signer = { size: 9, weight: 'semibold', color: colors.ink } as const satisfies TextStyle
const label = { size: 8, weight: 'regular', color: colors.grey } as const satisfies TextStyle

/** A heading that stays with at least 48 points of what it heads. */
export function addHeading(flow: Flow, text: string): void {
  const laid = layOut(flow, text, heading, flow.width)
  flow.y += 7
  ensureSpace(flow, laid.height + 48)
  markContent(flow, addElement(flow, 'H2'), 'H2', () => { drawText(flow, laid, flow.x, flow.y) })
  flow.y += laid.height + 3
}

export function addParagraph(flow: Flow, text: RichText, style: Partial<TextStyle> = {}): void {
  flowText(flow, addElement(flow, 'P'), 'P', layOut(flow, text, { ...body, ...style }, flow.width), flow.x)
  flow.y += 5
}

/** A paragraph nobody should miss, with a bar on its left; kept on one page. */
export function addNotice(flow: Flow, text: RichText): void {
  const laid = layOut(flow, text, body, flow.width - 14)
  ensureSpace(flow, laid.height + 4)
  drawArtifact(flow, () => {
    flow.doc.rect(flow.x, flow.y, 3, laid.height + 3).fill(colors.guinda)
  })
  flow.x += 14
  flowText(flow, addElement(flow, 'P'), 'P', laid, flow.x)
  flow.x -= 14
  flow.y += 8
}

export interface NumberedItem {
  readonly number: string
  readonly text: RichText
}

/** Items with their numbers hanging on the left. */
export function addNumberedItems(flow: Flow, items: readonly NumberedItem[]): void {
  const indent = 26
  const list = addElement(flow, 'L')
  for (const { number, text } of items) {
    const laid = layOut(flow, text, body, flow.width - indent)
    ensureSpace(flow, Math.min(laid.height, 2 * laid.lineHeight))
    const item = addElement(flow, 'LI', {}, list)
    const mark = layOut(flow, number, { ...body, weight: 'semibold' }, indent)
    markContent(flow, addElement(flow, 'Lbl', {}, item), 'Lbl', () => { drawText(flow, mark, flow.x, flow.y) })
    flowText(flow, addElement(flow, 'LBody', {}, item), 'LBody', laid, flow.x + indent)
    flow.y += 4
  }
}

export type Fact = readonly [name: string, value: RichText]

/** Facts: name on the left, value on the right. A table with row headers for those who listen to it. */
export function addFacts(flow: Flow, facts: readonly Fact[], nameWidth = 130): void {
  const table = addElement(flow, 'Table')
  for (const [name, value] of facts) {
    const left = layOut(flow, name, { ...body, color: colors.grey }, nameWidth - 10)
    const right = layOut(flow, value, body, flow.width - nameWidth)
    const height = Math.max(left.height, right.height)
    ensureSpace(flow, height + 5)
    const row = addElement(flow, 'TR', {}, table)
    const { x, y } = flow
    markContent(flow, addElement(flow, 'TH', { scope: 'Row' }, row), 'TH', () => { drawText(flow, left, x, y) })
    markContent(flow, addElement(flow, 'TD', {}, row), 'TD', () => { drawText(flow, right, x + nameWidth, y) })
    flow.y += height + 2.5
    drawArtifact(flow, () => { drawRule(flow, flow.x, flow.y - 0.75, flow.width, colors.line) })
    flow.y += 1.5
  }
  flow.y += 5
}

export interface SignaturePlace {
  /** Name printed under the line; empty where who signs is not known yet. */
  readonly name: string
  readonly role: string
}

/** What is declared, with the lines to sign it on: nobody signs a page that does not say what. */
export function addSigned(flow: Flow, text: RichText, places: readonly SignaturePlace[], room: number): void {
  const declared = layOut(flow, text, body, flow.width)
  const names = layOut(flow, 'N', signer, flow.width).height + layOut(flow, 'N', label, flow.width).height
  ensureSpace(flow, declared.height + 5 + room + names + 6)
  addParagraph(flow, text)
  addSignatures(flow, places, room)
}

/** Lines to sign on, side by side, kept on one page together. */
export function addSignatures(flow: Flow, places: readonly SignaturePlace[], room = 34): void {
  const gap = 24
  const width = Math.min((flow.width - gap * (places.length - 1)) / places.length, 260)
  const left = flow.x + (flow.width - places.length * width - gap * (places.length - 1)) / 2
  const laid = places.map(({ name, role }) => [
    ...(name === '' ? [] : [layOut(flow, name, signer, width, 'center')]),
    layOut(flow, role, label, width, 'center'),
  ])
  const height = Math.max(...laid.map((texts) => texts.reduce((sum, text) => sum + text.height, 0)))
  ensureSpace(flow, room + height + 6)
  flow.y += room
  laid.forEach((texts, index) => {
    const x = left + index * (width + gap)
    drawArtifact(flow, () => { drawRule(flow, x, flow.y, width, colors.ink, 0.75) })
    let y = flow.y + 3
    for (const text of texts) {
      markContent(flow, addElement(flow, 'P'), 'P', () => { drawText(flow, text, x, y) })
      y += text.height
    }
  })
  flow.y += height + 6
}

/** Draws text of one element, over as many pages as it takes; no page ends or starts with less than it must. */
function flowText(flow: Flow, element: StructElement, type: string, text: LaidText, x: number): void {
  let rest = text
  while (rest.lines.length > 0) {
    const fitting = Math.floor((flow.bottom - flow.y) / rest.lineHeight)
    if (fitting < 1) {
      breakPage(flow)
      continue
    }
    const part = sliceLines(rest, 0, fitting)
    markContent(flow, element, type, () => { drawText(flow, part, x, flow.y) })
    flow.y += part.height
    rest = sliceLines(rest, fitting)
  }
}
