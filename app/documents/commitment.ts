// The "carta compromiso" (§5.5–§5.7) as data: the page shows it and the PDF prints it from this one text, whose digest
// is kept with the acceptance. The words are version 1 (exam-engine/letters/first-text.ts) or the version that the call
// published; dates come from the convocatoria. A published version also states whose it is, and names itself.
import { formatDate, formatInstant, formatLongDate } from '#app/labels/format-time.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { fillText } from '#exam-engine/letters/fill-text.ts'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import { partOf, type LetterText, type PartName } from '#exam-engine/letters/letter-text.ts'
import type { LetterValues } from '#exam-engine/letters/variables.ts'
import { formatCalendarDate, type CalendarDate } from './describe-times.ts'

export interface CommitmentTerms {
  readonly category: 'mexican' | 'foreign'
  /** End of the consultation of results, §5.1: the last instant to accept is before it. */
  readonly acceptanceUntil: Instant
  /** §5.9.3 */
  readonly arrivesOn: CalendarDate
  /** §5.15, half-open: the last day to resign is the one before. */
  readonly resignUntil: Instant
  /** §5.17 */
  readonly competeAgainBefore: Instant
  /** §5.18 */
  readonly foreignTuitionBefore: Instant
}

export interface CommitmentObligation {
  /** "2.1": section and place in it. */
  readonly number: string
  readonly text: string
  /** "§5.4", in the order of the convocatoria. */
  readonly clauses: readonly string[]
}

export interface CommitmentSection {
  readonly heading: string
  readonly obligations: readonly CommitmentObligation[]
}

export interface Commitment {
  readonly introduction: string
  readonly sections: readonly CommitmentSection[]
  /** What accepting declares. */
  readonly declaration: string
  /** Of a published version: whose it is, and which version this is. Version 1 has neither. */
  readonly facts?: readonly CommitmentFact[]
  readonly version?: LetterVersion
}

export interface CommitmentFact {
  readonly label: string
  readonly value: string
}

/** What names a published text: its number in the call, and the hash of both letters' paragraphs. */
export interface LetterVersion {
  readonly number: number
  readonly sha256: string
}

export interface PublishedText extends LetterVersion {
  readonly text: LetterText
}

/** What a published version states of the person and the seat. */
export interface CommitmentPerson {
  readonly convocatoria: string
  readonly folio: string
  readonly name: string
  readonly matricula: string
  readonly cer: string
  readonly sede: string
  readonly subsede: string | null
}

const SECTIONS = ['commitment.seat', 'commitment.letter', 'commitment.resignation', 'commitment.integrity'] as const

/** Version 1 as this resident accepts it. Foreign residents have a section more (§5.18). */
export function composeCommitment(terms: CommitmentTerms): Commitment {
  return writeParts(FIRST_TEXT, terms.category, valuesOfCall(terms))
}

/** The same of a version that the call published. */
export function composePublished(
  terms: CommitmentTerms, { text, number, sha256 }: PublishedText, person: CommitmentPerson,
): Commitment {
  const values = {
    ...valuesOfCall(terms), convocatoria: person.convocatoria, folio: person.folio, nombre: person.name,
    matricula: person.matricula, cer: person.cer, sede: person.sede, subsede: person.subsede ?? 'Sin subsede',
  }
  const facts = text.filter(({ part }) => part === 'commitment.facts').map((fact) => {
    const colon = fact.text.indexOf(': ')
    return { label: fact.text.slice(0, colon), value: citing(fillText(fact.text.slice(colon + 2), values), fact.clauses) }
  })
  return { ...writeParts(text, terms.category, values), facts, version: { number, sha256 } }
}

/** Hex SHA-256 of the text: what the audit row of an acceptance names. */
export function commitmentSha256(commitment: Commitment): string {
  return sha256Hex(canonicalJson(commitment))
}

/** "§5.4", as documents cite. */
export const citeClause = (clause: string): string => `§${clause}`

/** The words with their clauses behind them; without clauses only the words. */
export const citing = (words: string, clauses: readonly string[]): string =>
  clauses.length === 0 ? words : `${words} (${clauses.map(citeClause).join(', ')})`

function writeParts(text: LetterText, category: CommitmentTerms['category'], values: LetterValues): Commitment {
  const of = (part: PartName) => text.filter((paragraph) => paragraph.part === part)
  const one = (part: PartName) => of(part).map((paragraph) => citing(fillText(paragraph.text, values), paragraph.clauses)).join(' ')
  const sections = category === 'foreign' ? [...SECTIONS, 'commitment.foreign' as const] : SECTIONS
  return {
    introduction: one('commitment.introduction'),
    sections: sections.map((part, section) => ({
      heading: `${section + 1}. ${partOf(part).heading}`,
      obligations: of(part).map((paragraph, place) => ({
        number: `${section + 1}.${place + 1}`, text: fillText(paragraph.text, values),
        clauses: paragraph.clauses.map(citeClause),
      })),
    })),
    declaration: one('commitment.declaration'),
  }
}

function valuesOfCall(terms: CommitmentTerms): LetterValues {
  return {
    cierre_aceptacion: formatInstant(terms.acceptanceUntil),
    dia_presentacion: formatCalendarDate(terms.arrivesOn),
    // Half-open: the last day is the one before.
    ultimo_dia_renuncia: formatLongDate(instant(terms.resignUntil - 1)),
    fin_renuncia_concursar: formatDate(terms.competeAgainBefore),
    fin_matricula: formatDate(terms.foreignTuitionBefore),
  }
}
