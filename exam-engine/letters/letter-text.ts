/**
 * The text of a letter as the coordination writes it: paragraphs in their order, each in a part of its letter, with the
 * clauses that it cites. What is fixed: the parts, their headings, and how many paragraphs a part takes.
 */
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/sha256.ts'

export type LetterKind = 'commitment' | 'acceptance'

interface Part {
  readonly kind: LetterKind
  readonly heading: string
  readonly least: number
  readonly most: number
  /** Each of its paragraphs cites a clause. */
  readonly cites: boolean
  /** Each of its paragraphs is "Rótulo: valor". */
  readonly isFact?: true
  /** Words between two `**` are set in bold. */
  readonly hasBold?: true
}

const part = (kind: LetterKind, heading: string, [least, most]: readonly [number, number], cites: boolean): Part =>
  ({ kind, heading, least, most, cites })

/** In the order of the letters. */
export const LETTER_PARTS = {
  'commitment.introduction': part('commitment', 'Introducción', [1, 1], false),
  'commitment.facts': { ...part('commitment', 'Datos', [1, 16], false), isFact: true },
  'commitment.seat': part('commitment', 'La plaza y la sede que acepto', [1, 12], true),
  'commitment.letter': part('commitment', 'La carta de aceptación y mi llegada a la sede', [1, 12], true),
  'commitment.resignation': part('commitment', 'Si después decido renunciar', [1, 12], true),
  'commitment.integrity': part('commitment', 'Integridad', [1, 12], true),
  'commitment.foreign': part('commitment', 'Residentes extranjeros', [1, 12], true),
  'commitment.declaration': part('commitment', 'Declaración', [1, 1], false),
  'acceptance.statement': { ...part('acceptance', 'Constancia', [1, 4], false), hasBold: true },
  'acceptance.facts': { ...part('acceptance', 'Datos', [1, 16], false), isFact: true },
  'acceptance.copies': part('acceptance', 'Tres copias firmadas (§5.8, §5.9)', [3, 3], true),
  'acceptance.validity': { ...part('acceptance', 'Vigencia', [1, 4], true), hasBold: true },
  'acceptance.issue': { ...part('acceptance', 'Emisión', [1, 8], false), hasBold: true },
} as const satisfies Readonly<Record<string, Part>>

export type PartName = keyof typeof LETTER_PARTS

export const PART_NAMES = Object.keys(LETTER_PARTS) as [PartName, ...PartName[]]

export const partOf = (name: PartName): Part => LETTER_PARTS[name]

export interface LetterParagraph {
  readonly part: PartName
  readonly text: string
  /** "5.4", as the convocatoria numbers them. */
  readonly clauses: readonly string[]
}

/** Both letters of a call. */
export type LetterText = readonly LetterParagraph[]

/** One line, as it is kept: composed characters, single spaces, nothing around it. */
export const tidyText = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** "§5.4, 5.7" as its clauses; nothing is judged. */
export const readClauses = (typed: string): string[] =>
  typed.split(/[,;]/u).map((clause) => tidyText(clause).replace(/^§ ?/u, '')).filter((clause) => clause !== '')

/** In the order of the parts; inside a part as they stand. */
export const sortByPart = (text: LetterText): LetterText =>
  PART_NAMES.flatMap((name) => text.filter((paragraph) => paragraph.part === name))

/** The bytes that are kept and hashed. */
export const writeLetterText = (text: LetterText): string =>
  canonicalJson(sortByPart(text).map(({ part: name, text: words, clauses }) => ({ part: name, text: words, clauses: [...clauses] })))

export const letterTextSha256 = (text: LetterText): string => sha256Hex(writeLetterText(text))
