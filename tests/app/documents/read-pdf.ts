// Reads a PDF as its readers do: text per page with its place, tags, metadata; and the QR code from the very
// rectangles that were drawn.
import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PlacedText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export interface ReadPage {
  readonly width: number
  readonly height: number
  readonly items: readonly PlacedText[]
  /** Words joined by single spaces. */
  readonly text: string
  /** Roles of the structure tree, in reading order. */
  readonly roles: readonly string[]
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[]
  readonly text: string
  readonly info: Readonly<Record<string, unknown>>
  readonly isTagged: boolean
}

interface StructNode {
  readonly type?: string
  readonly role?: string
  readonly children?: readonly StructNode[]
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await task.promise
  const { info } = await pdf.getMetadata()
  const marks = await pdf.getMarkInfo()
  const pages: ReadPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const content = await page.getTextContent()
    const items = content.items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [placeText(item)] : []))
    const tree = await page.getStructTree() as StructNode | null
    pages.push({
      width, height, items, roles: listRoles(tree),
      text: items.map(({ text }) => text).join(' ').replace(/\s+/g, ' '),
    })
  }
  await task.destroy()
  return {
    pages, text: pages.map(({ text }) => text).join(' '), info: info as Record<string, unknown>,
    isTagged: (marks as { Marked?: boolean } | null)?.Marked === true,
  }
}

function placeText({ str, transform, width }: { str: string, transform: unknown[], width: number }): PlacedText {
  const [, , , , left, bottom] = transform as number[]
  const trimmed = str.trimEnd()
  return { text: str, left: left ?? 0, right: (left ?? 0) + width * (trimmed.length / str.length), bottom: bottom ?? 0 }
}

/** Roles of the elements that have content on this page. */
function listRoles(node: StructNode | null): string[] {
  if (node === null || !hasContent(node)) return []
  return [...(node.role === undefined ? [] : [node.role]), ...(node.children ?? []).flatMap(listRoles)]
}

function hasContent({ type, children = [] }: StructNode): boolean {
  return type === 'content' || children.some(hasContent)
}

/** What the first QR code of the document says, or null where there is none that can be read. */
export function readQrCode(bytes: Buffer): string | null {
  const figure = inflatedStreams(bytes).map((stream) => /\/Figure <<[^>]*>> BDC([^]*?)EMC/.exec(stream)?.[1])
    .find((drawing) => drawing !== undefined)
  if (figure === undefined) return null
  const rectangles = [...figure.matchAll(/([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re/g)]
    .map((match) => match.slice(1).map(Number) as [number, number, number, number])
  const margin = 12
  const scale = 5
  const left = Math.min(...rectangles.map(([x]) => x)) - margin
  const top = Math.min(...rectangles.map(([, y]) => y)) - margin
  const side = Math.ceil((Math.max(...rectangles.map(([x, , width]) => x + width)) - left + margin) * scale)
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x, y, width, height] of rectangles) {
    for (let row = Math.round((y - top) * scale); row < Math.round((y + height - top) * scale); row += 1) {
      const start = row * side + Math.round((x - left) * scale)
      const end = row * side + Math.round((x + width - left) * scale)
      for (let pixel = start; pixel < end; pixel += 1) pixels.fill(0, pixel * 4, pixel * 4 + 3)
    }
  }
  return jsQR.default(pixels, side, side)?.data ?? null
}

/** Each compressed stream by its stated length: its last byte may be one that looks like the end of a line. */
function inflatedStreams(bytes: Buffer): string[] {
  const source = bytes.toString('latin1')
  return [...source.matchAll(/\/Length (\d+)\n\/Filter \/FlateDecode\n>>\nstream\n/g)].map((head) => {
    const from = head.index + head[0].length
    return inflateSync(bytes.subarray(from, from + Number(head[1]))).toString('latin1')
  })
}

/** The JSON of a file that the document carries; undefined without it. */
export async function readAttachment(bytes: Buffer, name: string): Promise<unknown> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const files = await (await task.promise).getAttachments() as Record<string, { content: Uint8Array }> | null
  const content = files?.[name]?.content
  await task.destroy()
  return content === undefined ? undefined : JSON.parse(Buffer.from(content).toString())
}
