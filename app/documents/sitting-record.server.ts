// The acta of one turno at one sede: who was expected, who sat, who was kept out and why, what was handed in. Issued
// when the turno is over, so every attempt stands in a final state; the counts are taken from the roster itself and
// cannot disagree with it. §3.1, §3.2
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { formatInstant, formatTimeWithSeconds, nameZone } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { describeLocalTurno, describeTurno, type Turno } from './describe-times.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument, type Flow } from './pdf.server.ts'

/** The states that remain when a turno is over. */
export type FinalAttemptState = Exclude<AttemptState, 'expected' | 'admitted' | 'inProgress'>

export interface ActaEntry {
  readonly folio: string
  readonly name: string
  /** "Medicina interna 2" */
  readonly exam: string
  readonly state: FinalAttemptState
  readonly admittedAt: Instant | null
  readonly startedAt: Instant | null
  readonly finishedAt: Instant | null
  readonly answered: number | null
  readonly itemCount: number
  /** Hex SHA-256 of the final answers; null where there are none. */
  readonly answersDigest: string | null
  /** Of a denial: its reason in words, and the supervisor's note. */
  readonly denial: { readonly reason: string, readonly note: string | null } | null
  /** Of a cancellation: what was seen. */
  readonly cancelNote: string | null
  /** In the candidate's words, of the denial that stands; empty: declared nothing. */
  readonly statement: string
  readonly incidents: readonly { readonly at: Instant, readonly what: string, readonly note: string }[]
}

export interface ActaData {
  readonly isDemo: boolean
  readonly folio: string
  readonly convocatoria: string
  readonly sede: { readonly name: string, readonly city: string, readonly ooad: string, readonly timeZone: string }
  readonly turno: Turno & { readonly number: number }
  readonly entries: readonly ActaEntry[]
  readonly supervisor: string
  readonly issuedAt: Instant
}

export interface ActaCounts {
  readonly expected: number
  /** Opened the exam, cancelled ones included. */
  readonly present: number
  readonly denied: number
  readonly absent: number
  readonly handedIn: number
  readonly closed: number
  readonly cancelled: number
}

const STATE_WORDS: Readonly<Record<FinalAttemptState, string>> = {
  handedIn: 'Entregó', closed: 'Cerrado al término', denied: 'Acceso negado', absent: 'Ausente', cancelled: 'Cancelado',
}
const DIGEST_SHOWN = 12

/** Counts of the roster, each state once; `present` is who opened the exam. */
export function countActa(entries: readonly ActaEntry[]): ActaCounts {
  const count = (state: FinalAttemptState): number => entries.filter((entry) => entry.state === state).length
  return {
    expected: entries.length, present: entries.filter(({ startedAt }) => startedAt !== null).length,
    denied: count('denied'), absent: count('absent'), handedIn: count('handedIn'), closed: count('closed'),
    cancelled: count('cancelled'),
  }
}

/** The PDF, the same bytes for the same data; the roster in the order given. */
export async function renderActa(data: ActaData): Promise<Buffer> {
  const { sede, turno, entries } = data
  const exams = [...new Set(entries.map(({ exam }) => exam))]
  const flow = openDocument({
    title: 'Acta de aplicación del EFISER', subtitle: data.convocatoria, folio: data.folio, issuedAt: data.issuedAt,
    fingerprint: fingerprintOf('acta', data), isDemo: data.isDemo, orientation: 'landscape',
    verification: 'La plataforma conserva este archivo y su SHA-256 desde que se emitió: compárelos para saber si es '
      + 'el mismo.',
  })
  addFacts(flow, [
    ['Sede', [{ strong: sede.name }, ` · ${sede.city} · ${sede.ooad}`]],
    ['Turno', [{ strong: `Turno ${turno.number}` }, ` · ${describeTurno(turno)}`]],
    ['Hora de la sede', describeLocalTurno(turno, sede.timeZone)],
    ['Exámenes', exams.length === 0 ? 'Ninguno' : exams.join(' · ')],
    ['Supervisa', data.supervisor],
    ['Emitida', formatInstant(data.issuedAt)],
  ])
  addCounts(flow, countActa(entries))
  addRoster(flow, data)
  addIncidents(flow, entries)
  addRecorded(flow, data)
  addParagraph(flow, `Sin más que asentar, esta acta se cierra el ${formatInstant(data.issuedAt)} y la firman `
    + 'quienes intervinieron.')
  addSignatures(flow, [
    { name: data.supervisor, role: 'Supervisor del turno en la sede' },
    { name: '', role: 'Autoridad de educación de la sede: nombre y firma' },
    { name: '', role: 'Testigo: nombre y firma' },
  ], 44)
  return closeDocument(flow)
}

function addCounts(flow: Flow, counts: ActaCounts): void {
  addHeading(flow, 'Recuento')
  const cells: [string, number][] = [
    ['Esperados', counts.expected], ['Presentes', counts.present], ['Ausentes', counts.absent],
    ['Acceso negado', counts.denied], ['Entregaron', counts.handedIn], ['Cerrados al término', counts.closed],
    ['Cancelados', counts.cancelled],
  ]
  addTable(flow, cells.map(([title]) => ({ title, share: 1, align: 'center' })),
    [cells.map(([, count]) => [{ strong: String(count) }])], { size: 12 })
  const note = 'Presente es quien abrió el examen. Lo guardado antes del término cuenta, se haya entregado o no.'
  addParagraph(flow, note, { size: 8 })
}

function addRoster(flow: Flow, { entries, sede }: ActaData): void {
  addHeading(flow, 'Lista de aspirantes')
  const time = (at: Instant | null): string => (at === null ? '—' : formatTimeWithSeconds(at, sede.timeZone))
  addParagraph(flow, `Horas de la sede (${nameZone(sede.timeZone)}). La huella son los primeros ${DIGEST_SHOWN} `
    + 'caracteres del SHA-256 de las respuestas finales, el mismo del comprobante de cada aspirante.', { size: 8 })
  addTable(flow, [
    { title: 'No.', share: 5.5, align: 'right' },
    { title: 'Folio', share: 13 },
    { title: 'Nombre', share: 28, isRowHeader: true },
    { title: 'Examen', share: 26 },
    { title: 'Estado', share: 16 },
    { title: 'Admisión', share: 9, align: 'right' },
    { title: 'Inicio', share: 9, align: 'right' },
    { title: 'Término', share: 9, align: 'right' },
    { title: 'Contestó', share: 10, align: 'right' },
    { title: 'Huella', share: 13.5 },
  ], entries.map((entry, index) => [
    String(index + 1), entry.folio, entry.name, entry.exam, STATE_WORDS[entry.state],
    time(entry.admittedAt), time(entry.startedAt), time(entry.finishedAt),
    entry.answered === null ? '—' : `${entry.answered} de ${entry.itemCount}`,
    entry.answersDigest?.slice(0, DIGEST_SHOWN) ?? '—',
  ]), { size: 7.5 })
}

function addIncidents(flow: Flow, entries: readonly ActaEntry[]): void {
  addHeading(flow, 'Accesos negados (§3.1)')
  const denials = entries.flatMap(({ folio, name, denial, statement }) => (denial === null ? []
    : [[folio, name, denial.reason, denial.note ?? 'Sin nota', statement === '' ? 'No declaró' : statement]]))
  addIncidentTable(flow, ['Folio', 'Nombre', 'Motivo', 'Nota del supervisor', 'Declara la persona'], [13, 26, 20, 32, 32], denials, 'Ninguno.')
  addHeading(flow, 'Cancelaciones (§3.1 D)')
  const cancellations = entries.flatMap(({ folio, name, state, cancelNote }) => (state !== 'cancelled' ? []
    : [[folio, name, cancelNote ?? 'Sin nota']]))
  addIncidentTable(flow, ['Folio', 'Nombre', 'Hechos que se asentaron'], [13, 28, 78], cancellations, 'Ninguna.')
}

function addRecorded(flow: Flow, { entries, sede }: ActaData): void {
  addHeading(flow, 'Incidentes asentados')
  const rows = entries.flatMap(({ folio, name, incidents }) => incidents.map(({ at, what, note }) => (
    [formatTimeWithSeconds(at, sede.timeZone), folio, name, what, note])))
  addIncidentTable(flow, ['Hora', 'Folio', 'Nombre', 'De qué se trata', 'Descripción'], [9, 13, 26, 20, 50], rows, 'Ninguno.')
}

function addIncidentTable(
  flow: Flow,
  titles: readonly string[],
  shares: readonly number[],
  rows: readonly string[][],
  none: string,
): void {
  if (rows.length === 0) {
    addParagraph(flow, none)
    return
  }
  const columns = titles.map((title, index) => (
    { title, share: shares[index] ?? 1, isRowHeader: title === 'Nombre' }))
  addTable(flow, columns, rows)
}
