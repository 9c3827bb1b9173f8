/**
 * Reads a paragraph once into words and variables, and fills these in. What is filled in is never read again: braces in
 * somebody's name are braces, and asterisks asterisks. Throws on a variable without a value, which findings.ts keeps from being published.
 */
import { isVariableName, type LetterValues, type VariableName } from './variables.ts'

export type Piece = { readonly words: string } | { readonly variable: string }

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/gu

/** In order; braces that enclose nothing remain words. */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(VARIABLE)) {
    if (found.index > from) pieces.push({ words: text.slice(from, found.index) })
    pieces.push({ variable: found[1] ?? '' })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ words: text.slice(from) })
  return pieces
}

export type RichPiece = Piece & { readonly strong: boolean }

export const STRONG_MARK = '**'

/** The same where a part may set words in bold: what stands between two `**`. */
export function readRichPieces(text: string): RichPiece[] {
  return text.split(STRONG_MARK).flatMap((run, place) => readPieces(run).map((piece) => ({ ...piece, strong: place % 2 === 1 })))
}

/** Whether each mark has its end, around something. */
export function hasWholeMarks(text: string): boolean {
  const runs = text.split(STRONG_MARK)
  return runs.length % 2 === 1 && runs.every((run, place) => place % 2 === 0 || run.trim() !== '')
}

export interface FilledPiece {
  readonly text: string
  /** Null for the words of the text itself. */
  readonly variable: VariableName | null
}

export function fillPieces(text: string, values: LetterValues): FilledPiece[] {
  return readPieces(text).map((piece) => fillPiece(piece, values))
}

export function fillRichPieces(text: string, values: LetterValues): (FilledPiece & { strong: boolean })[] {
  return readRichPieces(text).map(({ strong, ...piece }) => ({ ...fillPiece(piece, values), strong }))
}

function fillPiece(piece: Piece, values: LetterValues): FilledPiece {
  if ('words' in piece) return { text: piece.words, variable: null }
  const value = isVariableName(piece.variable) ? values[piece.variable] : undefined
  if (value === undefined || !isVariableName(piece.variable)) throw new Error(`no value for {{${piece.variable}}}`)
  return { text: value, variable: piece.variable }
}

export const fillText = (text: string, values: LetterValues): string =>
  fillPieces(text, values).map((piece) => piece.text).join('')
