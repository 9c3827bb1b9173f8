/**
 * What keeps a text of the letters from being published, all of it at once: at its paragraph, or of the letter as a whole.
 * Convocatoria §5.5 to §5.12, §5.18: what the first text cites is cited by every later one.
 */
import { CLAUSE_FORM } from '../convocatoria/call-document.ts'
import { FIRST_TEXT } from './first-text.ts'
import { hasWholeMarks, readPieces, STRONG_MARK } from './fill-text.ts'
import { PART_NAMES, partOf, type LetterKind, type LetterParagraph, type LetterText, type PartName } from './letter-text.ts'
import { requiredIn, variablesIn } from './variables.ts'

export const LONGEST_PARAGRAPH = 1200

export type LetterFault =
  | 'PARAGRAPH_EMPTY' | 'PARAGRAPH_TOO_LONG' | 'VARIABLE_UNKNOWN' | 'BRACES_LEFT' | 'CHARACTER_UNDRAWN' | 'LABEL_MISSING'
  | 'BOLD_UNCLOSED' | 'BOLD_ELSEWHERE' | 'CLAUSE_MISSING' | 'CLAUSE_FORM' | 'PART_SHORT' | 'PART_LONG' | 'VARIABLE_MISSING' | 'CLAUSE_UNCITED'

export interface LetterFinding {
  readonly fault: LetterFault
  /** Place in the text, from 0; null for what is of the whole letter. */
  readonly paragraph: number | null
  readonly part: PartName | null
  readonly kind: LetterKind
  /** The variable, clause or character; the number that a part takes. */
  readonly what: string
}

/** Empty when it may be published. `canDraw`: whether the font of the documents has a character. */
export function findLetterFaults(text: LetterText, canDraw: (character: string) => boolean): LetterFinding[] {
  return [
    ...text.flatMap((paragraph, place) => judgeParagraph(paragraph, canDraw).map(([fault, what]) => (
      { fault, what, paragraph: place, part: paragraph.part, kind: partOf(paragraph.part).kind }))),
    ...PART_NAMES.flatMap((name) => countPart(text, name)),
    ...(['commitment', 'acceptance'] as const).flatMap((kind) => missingVariables(text, kind)),
    ...uncitedClauses(text),
  ]
}

function judgeParagraph(
  { part: name, text, clauses }: LetterParagraph, canDraw: (character: string) => boolean,
): [LetterFault, string][] {
  const { kind, cites, isFact, hasBold } = partOf(name)
  if (text === '') return [['PARAGRAPH_EMPTY', '']]
  const allowed: readonly string[] = variablesIn(kind)
  const pieces = readPieces(text)
  const words = pieces.flatMap((piece) => 'words' in piece ? [piece.words] : []).join(' ')
  const unknown = pieces.flatMap((piece) => 'variable' in piece && !allowed.includes(piece.variable) ? [piece.variable] : [])
  const undrawn = new Set([...words].filter((character) => !canDraw(character)))
  return [
    ...(text.length > LONGEST_PARAGRAPH ? [['PARAGRAPH_TOO_LONG', String(LONGEST_PARAGRAPH)] as [LetterFault, string]] : []),
    ...[...new Set(unknown)].map((variable): [LetterFault, string] => ['VARIABLE_UNKNOWN', variable]),
    ...(/[{}]/u.test(words) ? [['BRACES_LEFT', ''] as [LetterFault, string]] : []),
    ...[...undrawn].map((character): [LetterFault, string] => ['CHARACTER_UNDRAWN', character]),
    ...(hasBold === true && !hasWholeMarks(text) ? [['BOLD_UNCLOSED', ''] as [LetterFault, string]] : []),
    ...(hasBold !== true && text.includes(STRONG_MARK) ? [['BOLD_ELSEWHERE', ''] as [LetterFault, string]] : []),
    ...(isFact === true && !/^[^{}:]+: ./u.test(text) ? [['LABEL_MISSING', ''] as [LetterFault, string]] : []),
    ...(cites && clauses.length === 0 ? [['CLAUSE_MISSING', ''] as [LetterFault, string]] : []),
    ...clauses.filter((clause) => !CLAUSE_FORM.test(clause)).map((clause): [LetterFault, string] => ['CLAUSE_FORM', clause]),
  ]
}

function countPart(text: LetterText, name: PartName): LetterFinding[] {
  const { kind, least, most } = partOf(name)
  const count = text.filter((paragraph) => paragraph.part === name).length
  const about = { paragraph: null, part: name, kind }
  if (count < least) return [{ ...about, fault: 'PART_SHORT', what: String(least) }]
  return count > most ? [{ ...about, fault: 'PART_LONG', what: String(most) }] : []
}

/** What only foreign residents read does not count for everybody. */
const readByAll = (text: LetterText, kind: LetterKind) =>
  text.filter(({ part: name }) => partOf(name).kind === kind && name !== 'commitment.foreign')

function missingVariables(text: LetterText, kind: LetterKind): LetterFinding[] {
  const filled = new Set(readByAll(text, kind).flatMap((paragraph) =>
    readPieces(paragraph.text).flatMap((piece) => 'variable' in piece ? [piece.variable] : [])))
  return requiredIn(kind).filter((variable) => !filled.has(variable))
    .map((variable) => ({ fault: 'VARIABLE_MISSING', what: variable, paragraph: null, part: null, kind }))
}

/** Per letter, and apart for what only foreign residents read. */
function uncitedClauses(text: LetterText): LetterFinding[] {
  const cited = (paragraphs: LetterText) => new Set(paragraphs.flatMap(({ clauses }) => clauses))
  const foreign = (of: LetterText) => of.filter(({ part: name }) => name === 'commitment.foreign')
  const lacking = (first: LetterText, now: LetterText, kind: LetterKind): LetterFinding[] => {
    const still = cited(now)
    return [...cited(first)].filter((clause) => !still.has(clause))
      .map((clause) => ({ fault: 'CLAUSE_UNCITED', what: clause, paragraph: null, part: null, kind }))
  }
  return [
    ...lacking(readByAll(FIRST_TEXT, 'commitment'), readByAll(text, 'commitment'), 'commitment'),
    ...lacking(foreign(FIRST_TEXT), foreign(text), 'commitment'),
    ...lacking(readByAll(FIRST_TEXT, 'acceptance'), readByAll(text, 'acceptance'), 'acceptance'),
  ]
}
