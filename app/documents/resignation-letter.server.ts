// The resignation on paper (§5.14.1, §5.14.2): to whom it goes, its prescribed subject, the person's own words, and the
// place to sign. What was typed is printed as it is. The same data give the same bytes.
import { formatInstant, formatLongDate } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface ResignationLetterData {
  readonly isDemo: boolean
  readonly folio: string
  readonly convocatoria: string
  readonly addressee: string
  readonly subject: string
  readonly text: string
  readonly name: string
  readonly matricula: string
  readonly cer: string
  readonly sede: string
  readonly subsede: string | null
  readonly draftedAt: Instant
}

export async function renderResignation(data: ResignationLetterData): Promise<Buffer> {
  const flow = openDocument({
    title: 'Renuncia a plaza', subtitle: data.convocatoria, folio: data.folio, issuedAt: data.draftedAt,
    fingerprint: fingerprintOf('renuncia', data), isDemo: data.isDemo, orientation: 'portrait',
    verification: `Redactada el ${formatInstant(data.draftedAt)}. No tiene efecto hasta su acuse de recepción (§5.14.6).`,
  })
  addParagraph(flow, formatLongDate(data.draftedAt))
  addFacts(flow, [
    ['Dirigida a', [{ strong: data.addressee }]],
    ['Asunto', [{ strong: data.subject }]],
    ['Nombre', data.name],
    ['Matrícula', data.matricula],
    ['Plaza', `${data.cer}, ${data.sede}${data.subsede === null ? '' : `, subsede ${data.subsede}`}`],
  ])
  addHeading(flow, 'Renuncia')
  for (const paragraph of data.text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '')) {
    addParagraph(flow, paragraph)
  }
  addSignatures(flow, [{ name: data.name, role: 'Firma de la persona residente y fecha' }], 48)
  return closeDocument(flow)
}
