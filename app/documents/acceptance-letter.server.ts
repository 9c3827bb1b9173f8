// The "carta de aceptación" (§5.8–§5.12): what a resident prints three times, signs, hands out and shows on arrival.
// Issued once, so everything that it says is in the data, and the same data give the same bytes. Holds no score and no
// rank: the breakdown of the PI-IMSS belongs to the resident alone.
import { formatDate, formatInstant } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { partOf } from '#exam-engine/letters/letter-text.ts'
import type { LetterValues } from '#exam-engine/letters/variables.ts'
import { formatCalendarDate, type CalendarDate } from './describe-times.ts'
import { addVersionLine, writeWording, type AcceptanceWording, type WrittenAcceptance } from './acceptance-wording.server.ts'
import { fingerprintOf } from './fingerprint.ts'
import { letterStatement, type LetterSignature } from './letter-signature.ts'
import { addFacts, addHeading, addNotice, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { addQrBeside } from './pdf-qr.server.ts'
import { addTable } from './pdf-table.server.ts'
import { colors } from './pdf-theme.ts'
import { closeDocument, openDocument, type Flow } from './pdf.server.ts'

export interface AcceptanceLetterData {
  readonly isDemo: boolean
  /** Origin of the platform, without a path: `https://efiser.example.mx`. */
  readonly baseUrl: string
  /** 128 random bits as 32 lower-case hex or 22 base64url characters. */
  readonly token: string
  readonly folio: string
  readonly convocatoria: string
  readonly name: string
  readonly matricula: string
  /** Null where the person has none (foreign residents). */
  readonly curp: string | null
  /** The course the resident leaves, e.g. "Medicina interna". */
  readonly ceme: string
  readonly grade: number
  readonly currentSede: string
  readonly cer: string
  readonly sede: string
  readonly sedeCity: string
  readonly subsede: string | null
  /** "OOAD Sinaloa", or "UMAE". */
  readonly ooad: string
  readonly commitmentAcceptedAt: Instant
  readonly issuedAt: Instant
  /** §5.9.3, §5.12 */
  readonly arrivesOn: CalendarDate
  /** The version that the call published and its holder accepted; absent for version 1. */
  readonly wording?: AcceptanceWording
}

const TOKEN = /^(?:[0-9a-f]{32}|[\w-]{22})$/

/** Where anyone who holds the letter checks it. Throws on a token that is not of 128 bits. */
export function verificationUrl(baseUrl: string, token: string): string {
  if (!TOKEN.test(token)) throw new RangeError('a verification token has 128 bits')
  return new URL(`/verificar/${token}`, baseUrl).href
}

/** What the footer prints, for comparing a copy on paper, and what is signed. */
export function fingerprintAcceptanceLetter(data: AcceptanceLetterData): string {
  return fingerprintOf('carta-de-aceptacion', data)
}

/** The PDF, the same bytes for the same data; `signed` is the signature of its fingerprint. §5.8–§5.12 */
export async function renderAcceptanceLetter(
  data: AcceptanceLetterData, signed: LetterSignature, { isSample = false } = {},
): Promise<Buffer> {
  const url = verificationUrl(data.baseUrl, data.token)
  const arrival = formatCalendarDate(data.arrivesOn)
  const fingerprint = fingerprintAcceptanceLetter(data)
  const flow = openDocument({
    title: 'Carta de aceptación', subtitle: data.convocatoria, folio: data.folio, issuedAt: data.issuedAt,
    fingerprint, isDemo: data.isDemo, isSample, orientation: 'portrait',
    verification: `Verifique esta carta en ${url}`,
  })
  attachSigned(flow, data, fingerprint, signed)
  const written = data.wording === undefined ? firstWording(data, arrival) : writeWording(valuesOf(data), data.wording)
  for (const words of written.statement) addParagraph(flow, words)
  addQrBeside(flow, {
    content: url, alt: `Código QR con la dirección ${url}`,
    title: 'Verificación', text: 'Lea el código o abra la dirección que está al pie. Deben coincidir el folio, el '
      + 'curso, la sede y la huella.',
  }, () => { addFacts(flow, written.facts, 112) })
  addHeading(flow, partOf('acceptance.copies').heading)
  addTable(flow, [
    { title: 'Copia', share: 8, align: 'center', isRowHeader: true },
    { title: 'A quién se entrega', share: 76 },
    { title: 'Apartado', share: 14 },
  ], written.copies)
  addHeading(flow, 'Vigencia y emisión')
  for (const words of written.validity) addNotice(flow, words)
  for (const words of written.issue) addParagraph(flow, words)
  addSignatures(flow, [
    { name: data.name, role: 'Firma de la persona residente y fecha' },
    { name: '', role: 'Recibe: nombre, cargo, firma, sello y fecha' },
  ], 32)
  if (data.wording !== undefined) addVersionLine(flow, data.wording)
  addParagraph(flow, `Firma de la huella (Ed25519): ${signed.signature}`, { size: 6.5, color: colors.grey })
  return closeDocument(flow)
}

/** Version 1. */
function firstWording(data: AcceptanceLetterData, arrival: string): WrittenAcceptance {
  return {
    statement: [[
      'La Coordinación de Educación en Salud hace constar que ', { strong: data.name },
      ' concursó, obtuvo una plaza y aceptó la sede que se indica, para iniciar su curso de especialización el ',
      { strong: arrival }, '.',
    ]],
    facts: [
      ['Nombre', [{ strong: data.name }]],
      ['Matrícula y CURP', `${data.matricula}   ·   ${data.curp ?? 'Sin CURP registrada'}`],
      ['Curso actual (CEME)', `${data.ceme}, grado ${data.grade}\n${data.currentSede}`],
      ['Curso de rama (CER)', [{ strong: data.cer }]],
      ['Sede asignada', [{ strong: data.sede }, `, ${data.sedeCity}`]],
      ['Subsede', data.subsede ?? 'Sin subsede'],
      ['OOAD o UMAE', nameOoad(data.ooad)],
      ['Presentación', [{ strong: arrival }, ' (§5.9.3)']],
      ['Carta compromiso', `Aceptada el ${formatDate(data.commitmentAcceptedAt)} (§5.6)`],
      ['Emisión', formatInstant(data.issuedAt)],
    ],
    copies: [
      ['1', 'Coordinador Clínico de Educación e Investigación en Salud o Jefe de Educación en Salud actual', '§5.9.1'],
      ['2', 'La persona residente, como respaldo propio', '§5.9.2'],
      ['3', `Autoridad de educación de la nueva sede y OOAD, el ${arrival}, para cotejo`, '§5.9.3'],
    ],
    validity: [[
      `Si no se presenta en su nueva sede y no completa los trámites, a partir del ${formatDay(data.arrivesOn)} cada `,
      'día transcurrido cuenta como ', { strong: 'falta injustificada' }, ' y se aplica la normativa institucional, ',
      'lo que puede terminar en ', { strong: 'baja definitiva' }, ' como médico residente del IMSS (§5.12).',
    ]],
    issue: ['Se emite una sola vez, sin copias ni reimpresiones: guarde el PDF en un lugar seguro (§5.10, '
      + '§5.11). No hay cambios de sede ni de subsede (§5.4). No contiene puntajes: el desglose es privado.'],
  }
}

function valuesOf(data: AcceptanceLetterData): LetterValues {
  return {
    convocatoria: data.convocatoria, dia_presentacion: formatCalendarDate(data.arrivesOn), folio: data.folio,
    nombre: data.name, matricula: data.matricula, curp: data.curp ?? 'Sin CURP registrada', curso_actual: data.ceme,
    grado: String(data.grade), sede_actual: data.currentSede, cer: data.cer, sede: data.sede, ciudad: data.sedeCity,
    subsede: data.subsede ?? 'Sin subsede', ooad: nameOoad(data.ooad),
    aceptacion_compromiso: formatDate(data.commitmentAcceptedAt), emision: formatInstant(data.issuedAt),
  }
}

/** The signed statement inside the file: whoever has the public key checks it without the platform. */
function attachSigned(flow: Flow, { folio, issuedAt }: AcceptanceLetterData, sha256: string, signed: LetterSignature): void {
  const statement = letterStatement('content', { folio, issuedAt, sha256 })
  const filed = new Date(issuedAt)
  flow.doc.file(Buffer.from(JSON.stringify({ statement, ...signed })), {
    name: 'carta-firmada.json', type: 'application/json', description: 'Huella firmada (Ed25519)',
    creationDate: filed, modifiedDate: filed,
  })
}

function formatDay(date: CalendarDate): string {
  return formatCalendarDate(date).replace(/^\S+ /, '')
}

const nameOoad = (ooad: string): string => ooad === 'UMAE' ? 'Unidad Médica de Alta Especialidad (UMAE)' : ooad
