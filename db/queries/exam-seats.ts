/** Seats of a turno at a sede: who is to sit there, with the seat if there is one, and how seats are written. */
import { surnames } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Seat } from '#exam-engine/sitting/assign-seats.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'
import { grantsInForce } from './adjustments.ts'

interface Place {
  turnoId: string
  sedeCode: string
}

/** Everybody of the roster by folio; `seat` is null for who has none. */
export async function listSeated(db: DbOrTrx, { turnoId, sedeCode }: Place) {
  const rows = await db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
    .select(['attempt.id', 'candidate.folio', 'attempt.exam_id', 'exam.ceme', 'exam.grade', 'person.given_names',
      'person.first_surname', 'person.second_surname', 'exam_seat.room_id', 'exam_seat.number',
      'attempt.closes_at'])
    .where('attempt.turno_id', '=', turnoId).where('attempt.sede_code', '=', sedeCode)
    .orderBy('candidate.folio').execute()
  const adjusted = await listAdjusted(db, rows.map(({ id }) => id))
  return rows.map((row) => ({
    attemptId: row.id,
    folio: row.folio,
    surnames: surnames(row.first_surname, row.second_surname),
    givenNames: row.given_names,
    examId: row.exam_id,
    exam: `${row.ceme} ${String(row.grade)}`,
    closesAt: row.closes_at,
    adjusted: adjusted.has(row.id),
    seat: row.room_id === null || row.number === null ? null : { roomId: row.room_id, number: row.number },
  }))
}

async function listAdjusted(db: DbOrTrx, attemptIds: readonly string[]): Promise<Set<string>> {
  if (attemptIds.length === 0) return new Set()
  const rows = await grantsInForce(db).where('adjustment.attempt_id', 'in', attemptIds).execute()
  return new Set(rows.map((row) => row.attempt_id))
}

/** Takes the seats of those named away; of nobody else. */
export async function clearSeats(trx: Trx, { turnoId, sedeCode }: Place): Promise<void> {
  await trx.deleteFrom('exam_seat').where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).execute()
}

export async function insertSeats(trx: Trx, { turnoId, sedeCode }: Place, seats: readonly Seat[]): Promise<void> {
  if (seats.length === 0) return
  await trx.insertInto('exam_seat').values(seats.map(({ attemptId, roomId, number }) => ({
    attempt_id: attemptId, turno_id: turnoId, sede_code: sedeCode, room_id: roomId, number,
  }))).execute()
}

/** The first seat of a person, or another one. */
export async function saveSeat(trx: Trx, { turnoId, sedeCode }: Place, seat: Seat): Promise<void> {
  await trx.insertInto('exam_seat').values({
    attempt_id: seat.attemptId, turno_id: turnoId, sede_code: sedeCode, room_id: seat.roomId, number: seat.number,
  }).onConflict((conflict) => conflict.column('attempt_id')
    .doUpdateSet({ room_id: seat.roomId, number: seat.number })).execute()
}

/** The own seat with the name of its room; undefined while there is none. */
export async function findSeat(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('exam_seat').innerJoin('room', 'room.id', 'exam_seat.room_id')
    .select(['room.name as room', 'exam_seat.number']).where('exam_seat.attempt_id', '=', attemptId)
    .executeTakeFirst()
}

/** Of each turno of a sede how many sit there, and how many of them have a seat; in order of time. */
export async function countSeatedByTurno(db: DbOrTrx, sedeCode: string) {
  return db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
    .select(({ fn }) => ['turno.id', 'turno.number', 'turno.starts_at as startsAt', 'turno.ends_at as endsAt',
      'convocatoria.check_in_minutes as checkInMinutes', fn.countAll<number>().as('expected'),
      fn.count<number>('exam_seat.attempt_id').as('seated')])
    .where('attempt.sede_code', '=', sedeCode)
    .groupBy(['turno.id', 'convocatoria.id']).orderBy('turno.starts_at').execute()
}

/** What a sede and each of its rooms receive after an instant: turno by turno, with the rooms that are seated then. */
export async function listLaterTurnos(db: DbOrTrx, sedeCode: string, after: Instant) {
  return db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
    .select(['turno.id', 'turno.number', 'turno.starts_at as opensAt', 'convocatoria.check_in_minutes as checkInMinutes',
      'exam_seat.room_id as roomId'])
    .where('attempt.sede_code', '=', sedeCode).where('turno.starts_at', '>', sqlInstant(after))
    .groupBy(['turno.id', 'convocatoria.id', 'exam_seat.room_id']).orderBy('turno.starts_at').execute()
}
