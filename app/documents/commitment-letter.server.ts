// The "carta compromiso" on paper: the text that the page shows (commitment.ts), whose it is, for which seat, and when
// it was accepted. Refuses nothing: whether it may be accepted was decided before. §5.5–§5.7
import { formatInstant } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { addVersionLine } from './acceptance-wording.server.ts'
import { commitmentSha256, type Commitment } from './commitment.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addNumberedItems, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface CommitmentLetterData {
  readonly isDemo: boolean
  readonly folio: string
  readonly convocatoria: string
  readonly name: string
  readonly matricula: string
  readonly cer: string
  readonly sede: string
  readonly subsede: string | null
  readonly commitment: Commitment
  /** Null before the acceptance: a copy for reading. */
  readonly acceptedAt: Instant | null
  readonly issuedAt: Instant
}

/** The PDF, the same bytes for the same data. */
export async function renderCommitment(data: CommitmentLetterData, { isSample = false } = {}): Promise<Buffer> {
  const flow = openDocument({
    title: 'Carta compromiso', subtitle: data.convocatoria, folio: data.folio, issuedAt: data.issuedAt,
    fingerprint: fingerprintOf('carta-compromiso', data), isDemo: data.isDemo, isSample, orientation: 'portrait',
    verification: `Texto de la carta (SHA-256): ${commitmentSha256(data.commitment)}`,
  })
  addParagraph(flow, data.commitment.introduction)
  addFacts(flow, data.commitment.facts?.map(({ label, value }) => [label, value] as const) ?? [
    ['Nombre', [{ strong: data.name }]],
    ['Matrícula', data.matricula],
    ['Curso de rama (CER)', [{ strong: data.cer }]],
    ['Sede asignada', [{ strong: data.sede }]],
    ['Subsede', data.subsede ?? 'Sin subsede'],
  ])
  for (const { heading, obligations } of data.commitment.sections) {
    addHeading(flow, heading)
    addNumberedItems(flow, obligations.map(({ number, text, clauses }) => (
      { number, text: `${text} (${clauses.join(', ')})` })))
  }
  addHeading(flow, 'Aceptación')
  addParagraph(flow, data.commitment.declaration)
  addParagraph(flow, data.acceptedAt === null
    ? 'Esta copia es para lectura: la carta todavía no se acepta en la plataforma.'
    : [{ strong: `Aceptada en la plataforma el ${formatInstant(data.acceptedAt)}.` }])
  addSignatures(flow, [{ name: data.name, role: 'Firma de la persona residente y fecha' }])
  if (data.commitment.version !== undefined) addVersionLine(flow, data.commitment.version)
  return closeDocument(flow)
}
