/** Reads the board of one turno at one sede: what is stored from the database, who is connected from the sockets. */
import type { DbOrTrx } from '#db/client.ts'
import { grantsInForce } from '#db/queries/adjustments.ts'
import { listAnnouncements, listMissingConfirmations } from '#db/queries/announcements.ts'
import { listLeases } from '#db/queries/attempt-lease.ts'
import { findActaTimes } from '#db/queries/actas.ts'
import { listRoster } from '#db/queries/attempt-read.ts'
import { listLaterTurnos } from '#db/queries/exam-seats.ts'
import { listCheckIns } from '#db/queries/check-in-records.ts'
import { listCharges, listHandOvers, type DeskPlace } from '#db/queries/desk.ts'
import { summarizeFocus } from '#db/queries/focus-events.ts'
import { readNow } from '#db/queries/clock.ts'
import { listExits } from '#db/queries/room-exits.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import { listSittingIncidents } from '#db/queries/sitting-incidents.ts'
import { compareRooms } from '#exam-engine/sitting/assign-seats.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import { addDuration, minutes, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import { checkInWindow, effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import type { Services } from '#app/services.server.ts'
import { compareNames } from './by-name.ts'
import { viewAdjustment } from '#app/live/attached-state.server.ts'
import type { AdjustmentView } from '#app/live/protocol.ts'
import type { BoardAnnouncement, BoardCandidate, BoardSeat, BoardSnapshot, NextTurno } from './board-snapshot.ts'

/** Undefined where nobody is expected in this turno at this sede, or where there is no such turno. */
export async function readBoard(
  { database: { db }, live }: Pick<Services, 'database' | 'live'>, turnoId: string, sedeCode: string,
): Promise<BoardSnapshot | undefined> {
  const now = await readNow(db)
  const place = await findPlace(db, turnoId, sedeCode)
  const roster = await listRoster(db, turnoId, sedeCode)
  const [first] = roster
  if (place === undefined || first === undefined) return undefined
  const attemptIds = roster.map(({ id }) => id)
  const [progress, quarantine, leases, visitors, adjustments, announcements] = await Promise.all([
    readProgress(db, attemptIds), countQuarantine(db, attemptIds), listLeases(db, attemptIds),
    listVisitors(db, turnoId, sedeCode), readAdjustments(db, attemptIds, { from: place.starts_at, until: place.ends_at }),
    readAnnouncements(db, turnoId, sedeCode),
  ])
  const [checkIns, incidents, focus, exits, desk, next] = await Promise.all([
    listCheckIns(db, attemptIds), listSittingIncidents(db, attemptIds), summarizeFocus(db, attemptIds),
    listExits(db, attemptIds), readDesk(db, { turnoId, sedeCode }), readNext(db, sedeCode, place.starts_at),
  ])
  const left = Map.groupBy(exits, ({ attemptId }) => attemptId)
  const happened = Map.groupBy(incidents, ({ attemptId }) => attemptId)
  const decided = Map.groupBy(checkIns, ({ attemptId }) => attemptId)
  const times = { opensAt: first.opens_at, closesAt: place.ends_at, acceptsUntil: place.ends_at }
  return {
    now,
    turno: {
      id: turnoId, number: place.number, opensAt: place.starts_at, closesAt: place.ends_at,
      checkInFrom: checkInWindow(times, minutes(place.check_in_minutes)).from,
      overAt: roster.reduce((latest, { accepts_until: until }) => until > latest ? until : latest, place.ends_at),
    },
    sede: { code: sedeCode, name: place.name, city: place.city, zone: place.time_zone },
    candidates: roster.map((row) => describeCandidate(row, now, {
      ...progress.get(row.id) ?? { answered: 0, lastSavedAt: null },
      quarantined: quarantine.get(row.id) ?? 0,
      lease: leases.get(row.id) ?? null,
      visitingFrom: visitors.get(row.id) ?? null,
      ownCloseAt: row.closes_at > place.ends_at ? row.closes_at : null,
      adjustment: adjustments.get(row.id) ?? null,
      checkIns: decided.get(row.id) ?? [],
      incidents: happened.get(row.id) ?? [],
      exits: left.get(row.id) ?? [],
      focus: focus.get(row.id) ?? { count: 0, latest: [] },
    })).sort(compareNames),
    presence: live.presence(turnoId, sedeCode),
    ...desk,
    rooms: listRoomsOf(roster),
    next,
    coordinationPhone: place.coordination_phone,
    announcements,
  }
}

type RosterRow = Awaited<ReturnType<typeof listRoster>>[number]
type Beside = Pick<BoardCandidate,
  | 'answered' | 'lastSavedAt' | 'quarantined' | 'lease' | 'visitingFrom' | 'ownCloseAt' | 'adjustment' | 'checkIns'
  | 'incidents' | 'exits' | 'focus'>

function describeCandidate(row: RosterRow, now: Instant, beside: Beside): BoardCandidate {
  const times = { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until }
  return {
    ...beside,
    attemptId: row.id,
    folio: row.folio,
    registeredVersion: row.registered_version,
    matricula: row.matricula,
    curp: row.curp,
    surnames: surnames(row.first_surname, row.second_surname),
    givenNames: row.given_names,
    ceme: row.ceme,
    grade: row.grade,
    seat: seatOf(row),
    state: effectiveState({ state: row.state, times }, now),
    admittedAt: row.admitted_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    itemCount: row.item_count,
    denialReason: row.denial_reason,
    denialNote: row.denial_note,
    cancelNote: row.cancel_note,
  }
}

type Desk = Pick<BoardSnapshot, 'actaIssuedAt' | 'actaCompleteAt' | 'outages' | 'inCharge' | 'handOverTo'>

async function readDesk(db: DbOrTrx, place: DeskPlace): Promise<Desk> {
  const [acta, outages, charges, handOvers] = await Promise.all([
    findActaTimes(db, place), listOutages(db, place), listCharges(db, place), listHandOvers(db, place),
  ])
  const inCharge = charges.at(-1)
  const offered = handOvers.find(({ outcome }) => outcome === null)
  return {
    actaIssuedAt: acta?.frozenAt ?? null,
    actaCompleteAt: acta?.completeAt ?? null,
    outages: outages.map(({ id, kind, note, since, declaredBy, until, endedBy, endNote }) => (
      { id, kind, note, since, declaredBy, until, endedBy, endNote })),
    inCharge: inCharge === undefined ? null
      : { personId: inCharge.personId, name: inCharge.name, since: inCharge.since },
    handOverTo: offered === undefined ? null : { personId: offered.toId, name: offered.to },
  }
}

function seatOf({ room_id: roomId, room_name: room, seat_number: number }: RosterRow): BoardSeat | null {
  return roomId === null || room === null || number === null ? null : { roomId, room, number }
}

function listRoomsOf(roster: readonly RosterRow[]): { id: string, name: string }[] {
  const seats = roster.flatMap((row) => seatOf(row) ?? [])
  return [...new Map(seats.map(({ roomId: id, room: name }) => [id, { id, name }])).values()].sort(compareRooms)
}

async function readNext(db: DbOrTrx, sedeCode: string, after: Instant): Promise<BoardSnapshot['next']> {
  const rows = await listLaterTurnos(db, sedeCode, after)
  const view = ({ id, number, opensAt, checkInMinutes }: typeof rows[number]): NextTurno =>
    ({ id, number, opensAt, checkInFrom: addDuration(opensAt, minutes(-checkInMinutes)) })
  const [first] = rows
  // The last one written is the first that comes.
  const ofRoom = rows.toReversed().flatMap((row) => row.roomId === null ? [] : [[row.roomId, view(row)] as const])
  return { ofSede: first === undefined ? null : view(first), ofRoom: Object.fromEntries(ofRoom) }
}

async function findPlace(db: DbOrTrx, turnoId: string, sedeCode: string) {
  return db.selectFrom('turno')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .innerJoin('sede', (join) => join.onTrue())
    .select(['turno.number', 'turno.starts_at', 'turno.ends_at', 'convocatoria.check_in_minutes',
      'convocatoria.coordination_phone', 'sede.name', 'sede.city', 'sede.time_zone'])
    .where('turno.id', '=', turnoId).where('sede.code', '=', sedeCode).executeTakeFirst()
}

async function readProgress(db: DbOrTrx, attemptIds: readonly string[]) {
  const rows = await db.selectFrom('answer')
    .select(({ fn }) => [
      'attempt_id', fn.count<number>('option_id').as('answered'), fn.max('saved_at').as('lastSavedAt'),
    ])
    .where('attempt_id', 'in', attemptIds).groupBy('attempt_id').execute()
  return new Map(rows.map(({ attempt_id: id, ...progress }) => [id, progress]))
}

async function countQuarantine(db: DbOrTrx, attemptIds: readonly string[]) {
  const rows = await db.selectFrom('answer_quarantine')
    .select(({ fn }) => ['attempt_id', fn.countAll<number>().as('quarantined')])
    .where('attempt_id', 'in', attemptIds).groupBy('attempt_id').execute()
  return new Map(rows.map(({ attempt_id: id, quarantined }) => [id, quarantined]))
}

async function readAdjustments(db: DbOrTrx, attemptIds: readonly string[], turno: Window) {
  const rows = await grantsInForce(db).where('adjustment.attempt_id', 'in', attemptIds).execute()
  return new Map(rows.map((row): [string, AdjustmentView] => [row.attempt_id, viewAdjustment(turno, row)]))
}

async function readAnnouncements(db: DbOrTrx, turnoId: string, sedeCode: string): Promise<BoardAnnouncement[]> {
  const rows = await listAnnouncements(db, turnoId, sedeCode)
  return Promise.all(rows.map(async ({ id, text, at, folio, reached, delivered, confirmed }) => ({
    id, text, at, folio, reached, delivered, confirmed,
    missing: confirmed === reached ? [] : (await listMissingConfirmations(db, id, sedeCode))
      .map((one) => `${one.name} (${one.folio})`),
  })))
}

/** Who sits here and belongs to another sede (§3.1 C, rotation). */
async function listVisitors(db: DbOrTrx, turnoId: string, sedeCode: string) {
  const rows = await db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('sede', 'sede.code', 'candidate.adscription_sede')
    .select(['attempt.id', 'sede.name'])
    .where('attempt.turno_id', '=', turnoId).where('attempt.sede_code', '=', sedeCode)
    .where('candidate.adscription_sede', '<>', sedeCode).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
