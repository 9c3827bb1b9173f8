// Tables that go over pages: the head is repeated on each (as an artifact, so that it is read out once), a row stays
// whole where it can, and one that is longer than a page goes on where it was cut.
import { addElement, breakPage, drawArtifact, drawRule, markContent, type Flow } from './pdf.server.ts'
import { drawText, layOut, sliceLines } from './pdf-text.server.ts'
import type { Align, LaidText, RichText, TextStyle } from './pdf-text.server.ts'
import { colors, spacing } from './pdf-theme.ts'

export interface TableColumn {
  readonly title: string
  /** Share of the width, relative to the other columns. */
  readonly share: number
  readonly align?: Align
  /** The column names its row. */
  readonly isRowHeader?: boolean
}

interface Cell {
  readonly text: LaidText
  readonly x: number
}

const PADDING = { x: 4, y: 2.5 }
const cellStyle = { size: 8, weight: 'regular', color: colors.ink, leading: 1.3 } as const satisfies TextStyle

/** Draws a table over the width of the flow. Each row has one text per column. */
export function addTable(
  flow: Flow,
  columns: readonly TableColumn[],
  rows: readonly (readonly RichText[])[],
  style: Partial<TextStyle> = {},
): void {
  const places = placeColumns(flow, columns)
  const layRow = (texts: readonly RichText[], rowStyle: TextStyle): Cell[] =>
    places.map(({ x, width, align }, index) => ({ text: layOut(flow, texts[index] ?? '', rowStyle, width, align), x }))
  const bodyStyle = { ...cellStyle, ...style }
  const headStyle = { ...cellStyle, size: Math.min(bodyStyle.size, cellStyle.size), weight: 'semibold' } as const
  const head = layRow(columns.map(({ title }) => title), headStyle)
  const headHeight = heightOf(head)
  const table = addElement(flow, 'Table')
  const firstRow = rows[0] === undefined ? 0 : heightOf(layRow(rows[0], bodyStyle))
  if (flow.y + headHeight + firstRow > flow.bottom) breakPage(flow)
  drawHead(flow, head, table)
  for (const row of rows) {
    const cells = layRow(row, bodyStyle)
    const freshPage = flow.bottom - spacing.runningTop - headHeight
    if (flow.y + Math.min(heightOf(cells), freshPage) > flow.bottom) continueOnNextPage(flow, head)
    drawRow(flow, columns, cells, head, addElement(flow, 'TR', {}, table))
  }
  flow.y += 6
}

function placeColumns(flow: Flow, columns: readonly TableColumn[]): { x: number, width: number, align: Align }[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = flow.x
  return columns.map(({ share, align = 'left' }) => {
    const width = (flow.width * share) / shares
    const place = { x: x + PADDING.x, width: width - 2 * PADDING.x, align }
    x += width
    return place
  })
}

function drawHead(flow: Flow, head: readonly Cell[], table: ReturnType<typeof addElement> | null): void {
  const height = heightOf(head)
  drawArtifact(flow, () => { flow.doc.rect(flow.x, flow.y, flow.width, height).fill(colors.tint) })
  const drawCell = ({ text, x }: Cell): void => { drawText(flow, text, x, flow.y + PADDING.y) }
  if (table === null) drawArtifact(flow, () => { head.forEach(drawCell) })
  else {
    const row = addElement(flow, 'TR', {}, table)
    for (const cell of head) {
      markContent(flow, addElement(flow, 'TH', { scope: 'Column' }, row), 'TH', () => { drawCell(cell) })
    }
  }
  flow.y += height
  drawArtifact(flow, () => { drawRule(flow, flow.x, flow.y, flow.width, colors.green, 0.75) })
}

function continueOnNextPage(flow: Flow, head: readonly Cell[]): void {
  breakPage(flow)
  drawHead(flow, head, null)
}

function drawRow(
  flow: Flow,
  columns: readonly TableColumn[],
  cells: readonly Cell[],
  head: readonly Cell[],
  row: ReturnType<typeof addElement>,
): void {
  const elements = columns.map(({ isRowHeader = false }) => (isRowHeader
    ? { type: 'TH', element: addElement(flow, 'TH', { scope: 'Row' }, row) }
    : { type: 'TD', element: addElement(flow, 'TD', {}, row) }))
  let rest = cells
  for (;;) {
    const lineHeight = Math.max(...rest.map(({ text }) => text.lineHeight))
    const fitting = Math.floor((flow.bottom - flow.y - 2 * PADDING.y) / lineHeight)
    const part = rest.map(({ text, x }) => ({ text: sliceLines(text, 0, fitting), x }))
    part.forEach(({ text, x }, index) => {
      const cell = elements[index]
      if (cell === undefined || text.lines.length === 0) return
      markContent(flow, cell.element, cell.type, () => { drawText(flow, text, x, flow.y + PADDING.y) })
    })
    flow.y += heightOf(part)
    drawArtifact(flow, () => { drawRule(flow, flow.x, flow.y, flow.width, colors.line) })
    rest = rest.map(({ text, x }) => ({ text: sliceLines(text, fitting), x }))
    if (rest.every(({ text }) => text.lines.length === 0)) return
    continueOnNextPage(flow, head)
  }
}

function heightOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ text }) => text.height)) + 2 * PADDING.y
}
