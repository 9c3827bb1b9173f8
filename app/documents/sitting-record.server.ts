// The acta of one turno at one sede as a file: who was expected, who sat, who was kept out and why, who left the room,
// what failed, who was in charge, what the supervisors observed, and their signatures over the hash of all that. Made
// once, when the acta is complete; it prints the frozen content and nothing beside it. §3.1, §3.2
import { countActa, type ActaContent, type ActaCounts, type ActaEntry, type FinalAttemptState }
  from '#app/acta/acta-content.ts'
import { describePending } from '#app/board/count-pending.ts'
import { OUTCOME_WORDS } from '#app/labels/desk.ts'
import { formatDuration, formatInstant, formatTimeWithSeconds, nameZone } from '#app/labels/format-time.ts'
import { durationBetween, type Instant } from '#exam-engine/kernel/time.ts'
import { describeLocalTurno, describeTurno } from './describe-times.ts'
import { addFacts, addHeading, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument, type Flow } from './pdf.server.ts'

export interface ActaData {
  readonly content: ActaContent
  /** Of the content's canonical JSON: what was signed. */
  readonly sha256: string
  readonly completedAt: Instant
  /** Everybody on duty; `at` is null where the signature is missing. */
  readonly signers: readonly { readonly name: string, readonly matricula: string, readonly at: Instant | null }[]
  /** Null where no signature is missing. */
  readonly closing: { readonly by: string, readonly reason: string } | null
}

const STATE_WORDS: Readonly<Record<FinalAttemptState, string>> = {
  handedIn: 'Entregó', closed: 'Cerrado al término', denied: 'Acceso negado', absent: 'Ausente', cancelled: 'Cancelado',
}
const DIGEST_SHOWN = 12

/** The PDF, the same bytes for the same data; the roster in the order given. */
export async function renderActa(data: ActaData): Promise<Buffer> {
  const { content, sha256 } = data
  const { sede, turno, entries } = content
  const exams = [...new Set(entries.map(({ exam }) => exam))]
  const flow = openDocument({
    title: 'Acta de aplicación del EFISER', subtitle: content.convocatoria, folio: content.folio,
    issuedAt: data.completedAt, fingerprint: sha256, isDemo: content.isDemo, orientation: 'landscape',
    verification: 'La huella es el SHA-256 del contenido que se firmó. La plataforma conserva ese contenido y este '
      + 'archivo: compárelos para saber si son los mismos.',
  })
  addFacts(flow, [
    ['Sede', [{ strong: sede.name }, ` · ${sede.city} · ${sede.ooad}`]],
    ['Turno', [{ strong: `Turno ${turno.number}` }, ` · ${describeTurno(turno)}`]],
    ['Hora de la sede', describeLocalTurno(turno, sede.timeZone)],
    ['Exámenes', exams.length === 0 ? 'Ninguno' : exams.join(' · ')],
    ['Completa', formatInstant(data.completedAt)],
    ['SHA-256', sha256],
  ])
  addCounts(flow, countActa(entries))
  addRoster(flow, content)
  addDecisions(flow, entries, sede.timeZone)
  addRecorded(flow, content)
  addDesk(flow, content)
  addSigning(flow, data)
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

function addRoster(flow: Flow, { entries, sede }: ActaContent): void {
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

function addDecisions(flow: Flow, entries: readonly ActaEntry[], zone: string): void {
  addHeading(flow, 'Accesos negados (§3.1)')
  addRows(flow, ['Folio', 'Nombre', 'Motivo', 'Nota del supervisor', 'Declara la persona'], [13, 26, 20, 32, 32],
    entries.flatMap(({ folio, name, denial, statement }) => (denial === null ? []
      : [[folio, name, denial.reason, denial.note ?? 'Sin nota', statement === '' ? 'No declaró' : statement]])),
    'Ninguno.')
  addHeading(flow, 'Accesos negados que la coordinación revirtió')
  addRows(flow, ['Negado', 'Revertido', 'Folio', 'Nombre', 'Motivo', 'Declaró', 'Por qué se revirtió'],
    [9, 9, 13, 24, 18, 24, 30], entries.flatMap(({ folio, name, reversals }) => reversals.map((undone) => (
      [formatTimeWithSeconds(undone.deniedAt, zone), formatTimeWithSeconds(undone.at, zone), folio, name, undone.reason,
        undone.statement === '' ? 'No declaró' : undone.statement, `${undone.note} (${undone.by})`]))), 'Ninguno.')
  addHeading(flow, 'Cancelaciones (§3.1 D)')
  addRows(flow, ['Folio', 'Nombre', 'Hechos que se asentaron'], [13, 28, 78],
    entries.flatMap(({ folio, name, state, cancelNote }) => (state !== 'cancelled' ? []
      : [[folio, name, cancelNote ?? 'Sin nota']])), 'Ninguna.')
}

function addRecorded(flow: Flow, { entries, sede: { timeZone: zone } }: ActaContent): void {
  addHeading(flow, 'Incidentes asentados')
  addRows(flow, ['Hora', 'Folio', 'Nombre', 'De qué se trata', 'Descripción'], [9, 13, 26, 20, 50],
    entries.flatMap(({ folio, name, incidents }) => incidents.map(({ at, what, note }) => (
      [formatTimeWithSeconds(at, zone), folio, name, what, note]))), 'Ninguno.')
  addHeading(flow, 'Salidas del salón (el tiempo no se detiene, §3.1 B)')
  addRows(flow, ['Salió', 'Volvió', 'Duración', 'Folio', 'Nombre', 'Motivo', 'Notas'], [9, 12, 15, 13, 26, 13, 32],
    entries.flatMap(({ folio, name, exits }) => exits.map(({ leftAt, returnedAt, reason, note, returnNote }) => (
      [formatTimeWithSeconds(leftAt, zone), returnedAt === null ? 'No volvió' : formatTimeWithSeconds(returnedAt, zone),
        returnedAt === null ? '—' : formatDuration(durationBetween(leftAt, returnedAt)), folio, name, reason,
        [note, returnNote].filter((text) => text !== '').join(' / ') || '—']))), 'Ninguna.')
  addHeading(flow, 'Sin enviar o por revisar')
  addRows(flow, ['Folio', 'Nombre', 'Sin enviar, según su equipo', 'Por revisar en la coordinación'], [13, 40, 30, 30],
    entries.flatMap(({ folio, name, unsent, quarantined }) => (unsent === 0 && quarantined === 0 ? []
      : [[folio, name, String(unsent), String(quarantined)]])), 'Nada.')
}

function addDesk(flow: Flow, content: ActaContent): void {
  const { sede: { timeZone: zone }, outages, charges, gaps, handOvers, observations } = content
  const time = (at: Instant | null): string => (at === null ? '—' : formatTimeWithSeconds(at, zone))
  addHeading(flow, 'Fallas de la sede (ninguna detuvo el tiempo, §3.1 B)')
  addRows(flow, ['Desde', 'Hasta', 'Falla', 'Declarada', 'Quién', 'Notas'], [9, 14, 13, 10, 24, 50],
    outages.map((outage) => [time(outage.since), outage.until === null ? 'Sin fin declarado' : time(outage.until),
      outage.kind, time(outage.declaredAt), outage.declaredBy,
      [outage.note, outage.endNote].filter((text) => text !== '').join(' / ') || '—']), 'Ninguna.')
  addHeading(flow, 'Quién estuvo a cargo')
  addRows(flow, ['Desde', 'Nombre', 'Cómo', 'Motivo'], [9, 30, 30, 50],
    charges.map(({ since, name, how, reason }) => [time(since), name, how, reason === '' ? '—' : reason]),
    'Nadie tomó el turno a su cargo.')
  for (const { from, until } of gaps) {
    addParagraph(flow, `Sin persona a cargo de las ${time(from)} a las ${time(until)}.`)
  }
  addHeading(flow, 'Entregas entre supervisores')
  addRows(flow, ['Hora', 'Entrega', 'Recibe', 'Pendientes', 'Nota', 'Resultado'], [9, 22, 22, 26, 34, 20],
    handOvers.map((one) => [time(one.offeredAt), one.from, one.to, describePending(one.pending), one.note,
      one.outcome === null ? 'Sin respuesta' : `${OUTCOME_WORDS[one.outcome]}, ${time(one.endedAt)}`]), 'Ninguna.')
  addHeading(flow, 'Observaciones')
  addRows(flow, ['Hora', 'Quién', 'Observación'], [9, 26, 80],
    observations.map(({ at, by, text }) => [time(at), by, text]), 'Ninguna.')
}

function addSigning(flow: Flow, { content: { sede: { timeZone } }, sha256, signers, closing }: ActaData): void {
  addHeading(flow, 'Firmas en la plataforma')
  addParagraph(flow, 'Cada firma se dio con la contraseña de quien firma, escrita de nuevo, sobre el contenido cuyo '
    + `SHA-256 es ${sha256}. La plataforma aún no pide un segundo factor.`)
  addRows(flow, ['Nombre', 'Matrícula', 'Firmó'], [50, 20, 50], signers.map(({ name, matricula, at }) => (
    [name, matricula, at === null ? 'No firmó' : `${formatTimeWithSeconds(at, timeZone)}, ${formatInstant(at)}`])),
  'Ninguna.')
  if (closing !== null) {
    addParagraph(flow, [{ strong: 'Cerrada con firmas faltantes' }, ` por ${closing.by}: ${closing.reason}`])
  }
  addSignatures(flow, [
    { name: '', role: 'Autoridad de educación de la sede: nombre y firma' },
    { name: '', role: 'Testigo: nombre y firma' },
  ], 44)
}

/** A table, or the word that there is nothing. */
function addRows(
  flow: Flow, titles: readonly string[], shares: readonly number[], rows: readonly string[][], none: string,
): void {
  if (rows.length === 0) {
    addParagraph(flow, none)
    return
  }
  addTable(flow, titles.map((title, index) => (
    { title, share: shares[index] ?? 1, isRowHeader: title === 'Nombre' })), rows)
}
