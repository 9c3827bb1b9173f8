// The list of one turno at one sede, to be signed at the door: room by room in the order of the seats, with a box for
// each signature. Says of an adjustment only that there is one and until when, never what for. §3.1 C
import { formatInstant, formatLongDate, formatTime } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { describeLocalTurno, describeTurno, type Turno } from './describe-times.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { breakPage, closeDocument, openDocument, type Flow } from './pdf.server.ts'

export interface RosterPerson {
  /** Null for who has no seat. */
  readonly number: number | null
  readonly folio: string
  /** Surnames first, as it is searched. */
  readonly name: string
  readonly exam: string
  readonly adjusted: boolean
  readonly closesAt: Instant
}

export interface RosterRoom {
  readonly name: string
  readonly capacity: number
  readonly accessible: boolean
  readonly supervisors: readonly string[]
  readonly people: readonly RosterPerson[]
  /** What the room receives next; null: nothing any more. */
  readonly next: { readonly number: number, readonly doorsAt: Instant, readonly startsAt: Instant } | null
}

export interface RosterData {
  readonly isDemo: boolean
  readonly convocatoria: string
  readonly sede: { readonly code: string, readonly name: string, readonly city: string, readonly timeZone: string }
  readonly turno: Turno & { readonly number: number }
  readonly doorsAt: Instant
  readonly rooms: readonly RosterRoom[]
  readonly unseated: readonly RosterPerson[]
  /** Telephone of the coordination. */
  readonly phone: string
  readonly issuedAt: Instant
}

/** The PDF, the same bytes for the same data; each room begins a page, so that it can be taken to its door. */
export async function renderRoster(data: RosterData): Promise<Buffer> {
  const { sede, turno, rooms, unseated } = data
  const flow = openDocument({
    title: `Lista del turno ${String(turno.number)}`, subtitle: data.convocatoria,
    folio: `${sede.code}-T${String(turno.number)}`, issuedAt: data.issuedAt, isDemo: data.isDemo,
    fingerprint: fingerprintOf('lista', data), orientation: 'portrait',
    verification: 'Los lugares dejan de cambiar cuando abre la entrada. Vale la lista impresa después.',
  })
  const count = rooms.reduce((sum, { people }) => sum + people.length, unseated.length)
  addFacts(flow, [
    ['Sede', [{ strong: sede.name }, `, ${sede.city}`]],
    ['Turno', [{ strong: describeTurno(turno) }]],
    ['Hora de la sede', describeLocalTurno(turno, sede.timeZone)],
    ['Entrada', `desde las ${formatTime(data.doorsAt, sede.timeZone)} (hora de la sede)`],
    ['Aspirantes', String(count)],
    ['Coordinación', data.phone],
    ['Impresa', formatInstant(data.issuedAt)],
  ])
  const used = rooms.filter(({ people }) => people.length > 0)
  used.forEach((room, index) => {
    if (index > 0) breakPage(flow)
    addRoom(flow, room, sede.timeZone, turno)
  })
  if (unseated.length > 0) {
    addHeading(flow, `Sin lugar asignado (${String(unseated.length)})`)
    addPeople(flow, unseated, sede.timeZone, turno.endsAt)
  }
  return closeDocument(flow)
}

function addRoom(flow: Flow, room: RosterRoom, zone: string, { startsAt, endsAt }: Turno): void {
  const dayOf = (at: Instant): string => formatLongDate(at, zone)
  const { name, capacity, accessible, supervisors, people, next } = room
  addHeading(flow, `${name}: ${String(people.length)} de ${String(capacity)} lugares${accessible ? ', accesible' : ''}`)
  addParagraph(flow, `Supervisa: ${supervisors.length === 0 ? 'sin asignar' : supervisors.join(', ')}.`)
  addPeople(flow, people, zone, endsAt)
  addParagraph(flow, next === null ? 'En esta sala ya no sigue otro turno.'
    : `Después, en esta sala: turno ${String(next.number)}`
      + `${dayOf(next.startsAt) === dayOf(startsAt) ? '' : ` (${dayOf(next.startsAt)})`}, `
      + `entrada desde las ${formatTime(next.doorsAt, zone)} e inicio a las ${formatTime(next.startsAt, zone)} `
      + '(hora de la sede).')
  addSignatures(flow, [{ name: supervisors[0] ?? '', role: 'Supervisor de la sala: nombre y firma' }])
}

function addPeople(flow: Flow, people: readonly RosterPerson[], zone: string, endsAt: Instant): void {
  addTable(flow, [
    { title: 'Lugar', share: 8, align: 'right' },
    { title: 'Folio', share: 14 },
    { title: 'Nombre', share: 36, isRowHeader: true },
    { title: 'Examen', share: 24 },
    { title: 'Ajuste', share: 16 },
    { title: 'Firma', share: 30 },
  ], people.map((person) => [
    [{ strong: person.number === null ? '—' : String(person.number) }], person.folio, person.name, person.exam,
    describeAdjustment(person, zone, endsAt),
    // A second line leaves room for a pen.
    '\n ',
  ]))
}

/** Never what the resolution is about: the list lies on a table where others read it. */
function describeAdjustment({ adjusted, closesAt }: RosterPerson, zone: string, endsAt: Instant): string {
  if (closesAt > endsAt) return `Cierra ${formatTime(closesAt, zone)}`
  return adjusted ? 'Ver tablero' : '—'
}
