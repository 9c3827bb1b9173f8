// The official notification on paper: to an OOAD or UMAE who arrives, to a sede who leaves (§5.9.1, §5.9.3). Everything it
// says is in its signed content, which lies in the file; what is compared with a letter is the hash at its foot.
import { ABSENCE_CONSEQUENCE, NOTICE_CHANGES, NOTICE_TITLES } from '#app/labels/arrivals.ts'
import { formatInstant } from '#app/labels/format-time.ts'
import type { NoticeContent } from '#app/arrivals/notice-content.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { formatCalendarDate } from './describe-times.ts'
import { addFacts, addHeading, addNotice, addParagraph } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { colors } from './pdf-theme.ts'
import { closeDocument, openDocument, type Flow } from './pdf.server.ts'

export interface SignedNotice {
  readonly content: NoticeContent
  /** Canonical JSON of the content, and its SHA-256. */
  readonly text: string
  readonly sha256: string
  readonly statement: string
  readonly keyId: string
  readonly signature: string
  readonly isDemo: boolean
}

type Entry = NoticeContent['entries'][number]

/** The PDF, the same bytes for the same notification. */
export async function renderOfficialNotice(signed: SignedNotice): Promise<Buffer> {
  const { content, sha256, signature, keyId } = signed
  const { kind, addressee, number, convocatoria, entries, changes, arrivesOn, previousSha256 } = content
  const issuedAt = instant(content.issuedAt)
  const arrival = formatCalendarDate(arrivesOn)
  const flow = openDocument({
    title: NOTICE_TITLES[kind], subtitle: convocatoria.title, folio: `NO-${sha256.slice(0, 8).toUpperCase()}-V${String(number)}`,
    issuedAt, fingerprint: sha256, isDemo: signed.isDemo, orientation: 'landscape',
    verification: 'Vale la versión más reciente: compruébela en EFISER. El contenido firmado va adjunto en este archivo.',
  })
  attachContent(flow, signed, issuedAt)
  addFacts(flow, [
    ['Para', [{ strong: addressee.name }]],
    ['Versión', [{ strong: String(number) }, previousSha256 === null ? ' (primera)' : ', sustituye a la anterior']],
    ['Emitida', formatInstant(issuedAt)],
    ['Personas', String(entries.length)],
    [kind === 'arrivals' ? 'Se presentan' : 'Se presentan en su nueva sede', [{ strong: arrival }]],
  ])
  if (changes.length > 0) {
    addHeading(flow, 'Qué cambia respecto de la versión anterior')
    addTable(flow, [
      { title: 'Folio', share: 18 }, { title: 'Nombre', share: 40, isRowHeader: true }, { title: 'Cambio', share: 42 },
    ], changes.map(({ folio, name, change }) => [folio, name, NOTICE_CHANGES[change]]))
  }
  if (kind === 'arrivals') addArrivals(flow, entries)
  else addDepartures(flow, entries)
  if (kind === 'arrivals') {
    addNotice(flow, ABSENCE_CONSEQUENCE)
    addParagraph(flow, 'Coteje la tercera copia firmada de cada carta de aceptación con esta notificación: folio, nombre, '
      + 'curso, sede y la huella de los datos que la carta lleva al pie (§5.9.3). El código QR de la carta dice si sigue '
      + 'vigente.')
  }
  addParagraph(flow, 'No contiene puntajes: el desglose del PI-IMSS es privado y nadie puede pedirlo (Privacidad).')
  addParagraph(flow, `Firma (Ed25519): ${signature}   Llave: ${keyId}`, { size: 6.5, color: colors.grey })
  if (previousSha256 !== null) {
    addParagraph(flow, `Huella de la versión anterior: ${previousSha256}`, { size: 6.5, color: colors.grey })
  }
  return closeDocument(flow)
}

function addArrivals(flow: Flow, entries: readonly Entry[]): void {
  addHeading(flow, `Quiénes se presentan (${String(entries.length)})`)
  if (entries.length === 0) {
    addParagraph(flow, 'Nadie con plaza aceptada se presenta en sus sedes: una carta de aceptación que las nombre no es válida.')
    return
  }
  addTable(flow, [
    { title: 'Folio', share: 12 }, { title: 'Nombre y matrícula', share: 26, isRowHeader: true }, { title: 'Curso de rama', share: 17 },
    { title: 'Sede y subsede', share: 22 }, { title: 'Viene de', share: 22 }, { title: 'Huella al pie de la carta', share: 26 },
  ], entries.map(({ folio, name, matricula, cer, to, subsede, from, ceme, grade, letter }) => [
    folio, `${name}\n${matricula}`, [{ strong: cer }], `${to.name}, ${to.city}${subsede === null ? '' : `\nSubsede: ${subsede}`}`,
    `${from.name}, ${from.city}\n${ceme} ${String(grade)}`,
    letter === null ? 'Carta aún no emitida' : letter.contentSha256 ?? `Archivo: ${letter.fileSha256}`,
  ]), { size: 7 })
}

function addDepartures(flow: Flow, entries: readonly Entry[]): void {
  addHeading(flow, `Quiénes dejan la sede (${String(entries.length)})`)
  if (entries.length === 0) {
    addParagraph(flow, 'Nadie de esta sede la deja.')
    return
  }
  addTable(flow, [
    { title: 'Folio', share: 13 }, { title: 'Nombre y matrícula', share: 30, isRowHeader: true },
    { title: 'Curso que deja', share: 22 }, { title: 'Curso de rama', share: 22 }, { title: 'Nueva sede y OOAD', share: 34 },
  ], entries.map(({ folio, name, matricula, ceme, grade, cer, to, subsede }) => [
    folio, `${name}\n${matricula}`, `${ceme} ${String(grade)}`, cer,
    `${to.name}, ${to.city}${subsede === null ? '' : `, subsede ${subsede}`}\n${to.ooad}`,
  ]))
  addParagraph(flow, 'Cada persona le entrega la primera copia firmada de su carta de aceptación (§5.9.1).')
}

/** What was signed, inside the file: whoever has the public key checks it without the platform. */
function attachContent(flow: Flow, { text, statement, keyId, signature }: SignedNotice, issuedAt: number): void {
  const dates = { creationDate: new Date(issuedAt), modifiedDate: new Date(issuedAt) }
  flow.doc.file(Buffer.from(text), { name: 'notificacion.json', type: 'application/json', description: 'Contenido canónico', ...dates })
  flow.doc.file(Buffer.from(JSON.stringify({ statement, keyId, signature })), {
    name: 'firma.json', type: 'application/json', description: 'Declaración firmada (Ed25519)', ...dates,
  })
}
