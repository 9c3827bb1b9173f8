// The words of a carta de aceptación of which the call published its own version, as the blocks that the letter is laid
// out from; and the line by which a letter names that version. What identifies the holder and the seat stands in bold, and
// so do the words that the text marks, in the parts that take it.
import { fillPieces, fillRichPieces } from '#exam-engine/letters/fill-text.ts'
import { partOf, type LetterParagraph, type PartName } from '#exam-engine/letters/letter-text.ts'
import type { LetterValues, VariableName } from '#exam-engine/letters/variables.ts'
import { citeClause, type LetterVersion, type PublishedText } from './commitment.ts'
import { addParagraph, type Fact } from './pdf-blocks.server.ts'
import type { RichText } from './pdf-text.server.ts'
import { colors } from './pdf-theme.ts'
import type { Flow } from './pdf.server.ts'

export interface AcceptanceWording extends LetterVersion {
  readonly paragraphs: readonly LetterParagraph[]
}

export interface WrittenAcceptance {
  readonly statement: readonly RichText[]
  readonly facts: readonly Fact[]
  readonly copies: readonly (readonly string[])[]
  readonly validity: readonly RichText[]
  readonly issue: readonly RichText[]
}

const STRONG: readonly VariableName[] = ['nombre', 'cer', 'sede', 'dia_presentacion']

/** What of a published text the carta de aceptación states. */
export function wordingOf({ number, sha256, text }: PublishedText): AcceptanceWording {
  return { number, sha256, paragraphs: text.filter(({ part }) => partOf(part).kind === 'acceptance') }
}

/** Throws on a variable that the letter does not have. */
export function writeWording(values: LetterValues, { paragraphs }: AcceptanceWording): WrittenAcceptance {
  const of = (part: PartName) => paragraphs.filter((paragraph) => paragraph.part === part)
  const words = (part: PartName) => of(part).map((paragraph) => rich(paragraph, values))
  return {
    statement: words('acceptance.statement'), validity: words('acceptance.validity'), issue: words('acceptance.issue'),
    facts: of('acceptance.facts').map((paragraph) => {
      const colon = paragraph.text.indexOf(': ')
      return [paragraph.text.slice(0, colon), rich({ ...paragraph, text: paragraph.text.slice(colon + 2) }, values)]
    }),
    copies: of('acceptance.copies').map(({ text, clauses }, place) => [
      String(place + 1), fillPieces(text, values).map((piece) => piece.text).join(''), clauses.map(citeClause).join(', '),
    ]),
  }
}

/** Under the text, small: which version it is. */
export function addVersionLine(flow: Flow, { number, sha256 }: LetterVersion): void {
  addParagraph(flow, `Texto de las cartas de esta convocatoria: versión ${number} (SHA-256 ${sha256})`, {
    size: 6.5, color: colors.grey,
  })
}

function rich({ part, text, clauses }: LetterParagraph, values: LetterValues): RichText {
  const pieces = partOf(part).hasBold === true ? fillRichPieces(text, values)
    : fillPieces(text, values).map((piece) => ({ ...piece, strong: false }))
  const filled = pieces.map(({ text: words, variable, strong }) =>
    strong || (variable !== null && STRONG.includes(variable)) ? { strong: words } : words)
  return clauses.length === 0 ? filled : [...filled, ` (${clauses.map(citeClause).join(', ')})`]
}
