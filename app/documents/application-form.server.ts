// The "Solicitud para especialidad de rama" (§2.1 C): printed by the resident within the registration, shown with an
// official identification at the door of the exam (§3.1 C), where its code opens the row of the roster. States one
// registered version, by number and hash, and nothing that changes after it; what counts is the last one (§2.2 A).
import { formatInstant } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { describeLocalTurno, describeTurno, type Turno } from './describe-times.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addNotice, addSigned } from './pdf-blocks.server.ts'
import { addQrWithText } from './pdf-qr.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface SolicitudPreference {
  readonly cer: string
  readonly sede: string
  readonly subsede: string | null
}

export interface SolicitudData {
  readonly isDemo: boolean
  readonly folio: string
  readonly convocatoria: string
  readonly name: string
  readonly matricula: string
  /** Null where the person has none (foreign residents). */
  readonly curp: string | null
  readonly category: 'mexican' | 'foreign'
  readonly ceme: string
  readonly grade: number
  readonly adscription: string
  /** Most wanted first. §2.1 B */
  readonly preferences: readonly SolicitudPreference[]
  readonly turno: Turno
  /** The call in which the exam was sat, where its mark carries over; missing where it is sat in this one. §5.13 */
  readonly carriedFrom?: string
  readonly examSede: { readonly name: string, readonly city: string, readonly timeZone: string }
  readonly registeredAt: Instant
  /** Number and hash of the registered version that it states. §2.2 A */
  readonly version: number
  readonly sha256: string
  /** What the code holds: solicitud-qr.ts. */
  readonly code: string
}

/** The PDF, the same bytes for the same data. §2.1 C, §3.1 C */
export async function renderSolicitud(data: SolicitudData): Promise<Buffer> {
  const { examSede, turno } = data
  const flow = openDocument({
    title: 'Solicitud para especialidad de rama', subtitle: data.convocatoria, folio: data.folio,
    issuedAt: data.registeredAt, fingerprint: fingerprintOf('solicitud', data), isDemo: data.isDemo,
    orientation: 'portrait',
    verification: 'La información válida es la de su último registro en la plataforma (Convocatoria §2.2 A).',
  })
  addQrWithText(flow, {
    content: data.code, alt: `Código QR con el folio ${data.folio}`,
    title: data.carriedFrom === undefined ? 'Preséntela impresa, con su identificación oficial (§3.1 C)' : 'Consérvela impresa (§2.1 C)',
    text: `${data.carriedFrom === undefined ? 'El supervisor lee este código al ingresar al examen. ' : ''}Versión ${String(data.version)}, registrada el `
      + `${formatInstant(data.registeredAt)}. Huella del registro: ${data.sha256}.`,
  })
  addHeading(flow, 'Persona')
  addFacts(flow, [
    ['Nombre', [{ strong: data.name }]],
    ['Matrícula y CURP', `${data.matricula}   ·   ${data.curp ?? 'Sin CURP registrada'}`],
    ['Categoría', data.category === 'foreign' ? 'Extranjera (§2.2 D)' : 'Mexicana'],
    ['Curso actual (CEME)', `${data.ceme}, grado ${data.grade}`],
    ['Adscripción', data.adscription],
  ])
  if (data.carriedFrom === undefined) {
    addHeading(flow, 'Examen (§3.2)')
    addFacts(flow, [
      ['Examen', [{ strong: `${data.ceme} ${data.grade}` }]],
      ['Turno', [{ strong: describeTurno(turno) }]],
      ['Hora de la sede', describeLocalTurno(turno, examSede.timeZone)],
      ['Sede del examen', [{ strong: examSede.name }, `, ${examSede.city}`]],
    ])
    addNotice(flow, 'El examen no se reprograma ni hay periodos extemporáneos (§3.1 B).')
  } else {
    addHeading(flow, 'Examen (§4.2 B)')
    addFacts(flow, [
      ['Examen', [{ strong: `${data.ceme} ${data.grade}` }]],
      ['Presentado en', [{ strong: data.carriedFrom }]],
      ['Turno', describeTurno(turno)],
    ])
    addNotice(flow, 'En este periodo no hay examen: vale la calificación que ya se publicó (§5.13).')
  }
  addHeading(flow, 'Preferencias, de mayor a menor interés (§2.1 B)')
  // A column that says nothing of any row would only break the names of the sedes.
  const hasSubsedes = data.preferences.some(({ subsede }) => subsede !== null)
  addTable(flow, [
    { title: 'Orden', share: 8, align: 'right' },
    { title: 'Curso de rama (CER)', share: 36 },
    { title: 'Sede', share: hasSubsedes ? 40 : 58 },
    ...hasSubsedes ? [{ title: 'Subsede', share: 18 }] : [],
  ], data.preferences.map(({ cer, sede, subsede }, index) => (
    [String(index + 1), cer, sede, ...hasSubsedes ? [subsede ?? '—'] : []])))
  addSigned(flow, 'Declaro que la información es verdadera y que elegí los cursos y las sedes en este orden '
    + '(§2.2 B, §2.2 E).', [
    { name: data.name, role: 'Firma de la persona aspirante y fecha' },
    ...data.carriedFrom === undefined
      ? [{ name: '', role: 'Supervisor de la sede: revisó solicitud e identificación (§3.1 C)' }] : [],
  ], 44)
  return closeDocument(flow)
}
