/** What an acta states of a turno at a sede: the place, the roster, what was not sent, and who acted there. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'
import type { DeskPlace } from './desk.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

/** Turno, convocatoria and sede as the acta names them; undefined when there is no such turno or sede. */
export async function readActaPlace(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db
    .selectFrom('turno')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .innerJoin('sede', (join) => join.onTrue())
    .select([
      'turno.number',
      'turno.starts_at',
      'turno.ends_at',
      'convocatoria.title',
      'convocatoria.check_in_minutes',
      'sede.name',
      'sede.city',
      'sede.ooad',
      'sede.time_zone',
    ])
    .where('turno.id', '=', turnoId)
    .where('sede.code', '=', sedeCode)
    .executeTakeFirst()
}

/** Attempts of the roster whose end is not yet recorded. */
export async function listOpenAttempts(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace): Promise<string[]> {
  const rows = await db
    .selectFrom('attempt')
    .select('id')
    .where('turno_id', '=', turnoId)
    .where('sede_code', '=', sedeCode)
    .where('state', 'in', ['expected', 'admitted', 'inProgress'])
    .execute()
  return rows.map(({ id }) => id)
}

function actaRoster(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db
    .selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .select([
      'attempt.id',
      'attempt.state',
      'attempt.accepts_until',
      'attempt.admitted_at',
      'attempt.started_at',
      'attempt.finished_at',
      'attempt.answered_count',
      'attempt.answers_digest',
      'attempt.denial_reason',
      'attempt.denial_note',
      'attempt.cancel_note',
      'candidate.folio',
      'person.given_names',
      'person.first_surname',
      'person.second_surname',
      'exam.ceme',
      'exam.grade',
      'exam.item_count',
    ])
    .where('attempt.turno_id', '=', turnoId)
    .where('attempt.sede_code', '=', sedeCode)
    .orderBy('person.first_surname')
    .orderBy('person.second_surname')
    .orderBy('person.given_names')
    .orderBy('candidate.folio')
}

/** The roster by surname. */
export async function readActaRoster(db: DbOrTrx, place: DeskPlace) {
  return actaRoster(db, place).execute()
}

/** As readActaRoster, held as it is until the transaction ends: no act on an attempt slips in between. */
export async function lockActaRoster(trx: Trx, place: DeskPlace) {
  return actaRoster(trx, place).forShare('attempt').execute()
}

export type ActaRosterRow = Awaited<ReturnType<typeof readActaRoster>>[number]

/** By attempt: what its machine last said it had not sent, and how many operations wait for review. Zeroes left out. */
export async function listRemainders(db: DbOrTrx, attemptIds: readonly string[]) {
  const { rows } = await sql<{ attemptId: string; unsent: number; quarantined: number }>`
    select a.id as "attemptId",
      coalesce(case when a.lease_session is null then a.lease_unsent else p.unsent end, 0) as unsent,
      (select count(*)::integer from answer_quarantine q where q.attempt_id = a.id) as quarantined
    from attempt a left join attempt_pulse p on p.attempt_id = a.id
    where a.id = any(${[...attemptIds]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.attemptId, row]))
}

/** Who acted as a supervisor on these attempts, or at this desk. */
export async function listActors(
  db: DbOrTrx,
  { turnoId, sedeCode }: DeskPlace,
  attemptIds: readonly string[]
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select actor_id as id from audit_event
      where subject_type = 'attempt' and subject_id = any(${[...attemptIds]}::text[]) and actor_role = 'supervisor'
    union select person_id from desk_charge where turno_id = ${turnoId} and sede_code = ${sedeCode}
    union select declared_by from sede_outage where turno_id = ${turnoId} and sede_code = ${sedeCode}
    union select ended_by from sede_outage
      where turno_id = ${turnoId} and sede_code = ${sedeCode} and ended_by is not null
    union select by_id from acta_observation where turno_id = ${turnoId} and sede_code = ${sedeCode}`.execute(db)
  return rows.map(({ id }) => id)
}

/** These people by surname, as the acta names them. */
export async function nameSigners(db: DbOrTrx, personIds: readonly string[]) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'given_names', 'first_surname', 'second_surname', 'matricula'])
    .where(sql<boolean>`person.id = any(${[...personIds]}::uuid[])`)
    .orderBy('first_surname')
    .orderBy('second_surname')
    .orderBy('given_names')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    matricula: row.matricula,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
  }))
}
