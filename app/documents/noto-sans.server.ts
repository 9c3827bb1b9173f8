// Noto Sans for documents: which file holds which character, and the bytes of that file, unpacked once and kept.
// Names of persons come from everywhere: what the Latin file lacks is looked for in the other scripts of the family;
// what none of them has is shown as U+FFFD, never dropped.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './woff-to-sfnt.server.ts'

export type FontWeight = 'regular' | 'semibold' | 'bold'

/** Names one font file, e.g. `latin-400`. */
export type FontKey = `${string}-${number}`

/** Consecutive characters that one font file can draw. */
export interface FontRun {
  readonly text: string
  readonly font: FontKey
}

interface Coverage {
  readonly script: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
}

const WEIGHTS: Readonly<Record<FontWeight, number>> = { regular: 400, semibold: 600, bold: 700 }
const SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext']
const REPLACEMENT = 0xfffd

const require = createRequire(import.meta.url)
const unpacked = new Map<FontKey, Buffer>()
let coverages: readonly Coverage[] | undefined

/** The sfnt bytes of a font; read from disk and unpacked on first use. */
export function loadFont(key: FontKey): Buffer {
  const known = unpacked.get(key)
  if (known !== undefined) return known
  const bytes = unpackWoff(readFileSync(require.resolve(`@fontsource/noto-sans/files/noto-sans-${key}-normal.woff`)))
  unpacked.set(key, bytes)
  return bytes
}

/**
 * Splits text into runs, each with the font that draws it. The runs joined are the text in NFC; of control characters
 * only line feeds remain, the others are spaces.
 */
export function splitByFont(text: string, weight: FontWeight): FontRun[] {
  const runs: { text: string, font: FontKey }[] = []
  for (const character of text.normalize('NFC').replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n]/gu, ' ')) {
    const codePoint = character.codePointAt(0) ?? REPLACEMENT
    const script = findScript(codePoint)
    const font: FontKey = `${script ?? 'latin'}-${WEIGHTS[weight]}`
    const drawn = script === undefined ? String.fromCodePoint(REPLACEMENT) : character
    const last = runs.at(-1)
    if (last?.font === font) last.text += drawn
    else runs.push({ text: drawn, font })
  }
  return runs
}

const opened = new Map<string, Font>()

/** Whether a document shows this character as it is; a range that a file claims may still lack some. Never of a control. */
export function canDraw(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? REPLACEMENT
  if (/\p{C}/u.test(character) || codePoint === REPLACEMENT) return false
  const script = findScript(codePoint)
  if (script === undefined) return false
  const font = opened.get(script) ?? create(loadFont(`${script}-${WEIGHTS.regular}`)) as Font
  opened.set(script, font)
  return font.hasGlyphForCodePoint(codePoint)
}

function findScript(codePoint: number): string | undefined {
  coverages ??= readCoverages()
  return coverages.find(({ ranges }) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last))?.script
}

function readCoverages(): Coverage[] {
  const listed = JSON.parse(readFileSync(require.resolve('@fontsource/noto-sans/unicode.json'), 'utf8')) as
    Readonly<Record<string, string>>
  return SCRIPTS.map((script) => ({ script, ranges: (listed[script] ?? '').split(',').map(parseRange) }))
}

/** `U+0102-0103` or `U+0131` */
function parseRange(range: string): readonly [number, number] {
  const [first = '', last = first] = range.slice(2).split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}
