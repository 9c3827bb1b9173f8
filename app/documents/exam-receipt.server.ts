// The receipt of an exam on paper: every line of it is signed, and the signed text travels inside the file, so that
// the platform, or anyone with the public key, can check it. Names a folio and no person; holds no score.
import { formatInstant } from '#app/labels/format-time.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { receiptSha256, writeSignedReceipt, type SignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { addFacts, addHeading, addParagraph } from './pdf-blocks.server.ts'
import { addQrWithText } from './pdf-qr.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface ExamReceiptData {
  readonly isDemo: boolean
  /** Origin of the platform, without a path. */
  readonly baseUrl: string
  /** Finds this receipt on the public page. */
  readonly token: string
  /** Title of the convocatoria. */
  readonly convocatoria: string
  readonly signed: SignedReceipt
}

/** Where the code on the receipt leads. */
export function receiptCheckUrl(baseUrl: string, token: string): string {
  return new URL(`/acuse/verificar?t=${token}`, baseUrl).href
}

/** The PDF, the same bytes for the same data. */
export async function renderExamReceipt(data: ExamReceiptData): Promise<Buffer> {
  const { signed, signed: { receipt } } = data
  const issuedAt = instant(receipt.issuedAt)
  const url = receiptCheckUrl(data.baseUrl, data.token)
  const flow = openDocument({
    title: 'Comprobante de examen', subtitle: data.convocatoria, folio: receipt.folio, issuedAt,
    fingerprint: receiptSha256(receipt), isDemo: data.isDemo, orientation: 'portrait',
    verification: `Verifique este comprobante en ${new URL('/acuse/verificar', data.baseUrl).href}`,
  })
  const filed = new Date(issuedAt)
  flow.doc.file(Buffer.from(writeSignedReceipt(signed)), {
    name: 'comprobante.json', type: 'application/json', description: 'Comprobante firmado (Ed25519)',
    creationDate: filed, modifiedDate: filed,
  })
  addQrWithText(flow, {
    content: url, alt: `Código QR con la dirección ${url}`, title: 'Verificación pública',
    text: 'Lea el código, o suba este archivo a la página que está al pie: dirá si es auténtico y si otro lo sustituye.',
  })
  addHeading(flow, 'Examen')
  addFacts(flow, [
    ['Folio', [{ strong: receipt.folio }]],
    ['Examen', `${receipt.exam.ceme} ${String(receipt.exam.grade)}`],
    ['Turno', `${String(receipt.turno.number)}: ${formatInstant(instant(receipt.turno.opensAt))} a `
      + formatInstant(instant(receipt.turno.closesAt))],
    [receipt.ended.how === 'handedIn' ? 'Entregado' : 'Cerrado a su hora', formatInstant(instant(receipt.ended.at))],
    ['Preguntas contestadas', [{ strong: `${String(receipt.answered)} de ${String(receipt.total)}` }]],
  ])
  addHeading(flow, 'Huellas')
  addFacts(flow, [
    ['Respuestas finales', receipt.answersDigest],
    ['Cuadernillo', receipt.formSha256],
    ['Guardados', `${String(receipt.chain.length)}, hasta ${receipt.chain.head}`],
  ])
  addParagraph(flow, 'La huella (SHA-256) identifica las respuestas sin mostrarlas. La misma aparece junto al resultado '
    + 'publicado: si coincide, se calificó exactamente lo que se contestó.')
  addHeading(flow, 'Emisión y firma')
  addFacts(flow, [
    ['Versión', receipt.supersedes === null ? '1' : `${String(receipt.version)}, con `
      + `${String(receipt.admittedOperations)} respuesta(s) admitida(s) después del cierre`],
    ...(receipt.supersedes === null ? [] : [['Sustituye al comprobante', receipt.supersedes] as const]),
    ['Emitido', formatInstant(issuedAt)],
    ['Llave', receipt.keyId],
    ['Firma (Ed25519)', signed.signature],
  ])
  return closeDocument(flow)
}
