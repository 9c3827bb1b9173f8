/** Attempts as pages, sockets and jobs read them. Nothing here locks, and nothing here carries a key of answers. */
import { sql } from 'kysely'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { AnswerContent } from '#exam-engine/sitting/save-operation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

const PLACE = ['attempt.id', 'attempt.state', 'attempt.turno_id', 'attempt.sede_code', 'attempt.opens_at',
  'attempt.closes_at', 'attempt.accepts_until', 'attempt.times_version'] as const

/** The attempt that a resident sits or sat last: of the latest turno, whatever its state. */
export async function findLatestAttemptOf(db: DbOrTrx, personId: string) {
  return db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select([...PLACE, 'candidate.person_id'])
    .where('candidate.person_id', '=', personId)
    .orderBy('attempt.opens_at', 'desc').limit(1)
    .executeTakeFirst()
}

/** Where an attempt is and how it stands. */
export async function findAttemptPlace(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .select([...PLACE, 'turno.ends_at as turno_ends_at', 'candidate.person_id', 'attempt.answered_count', 'attempt.answers_digest',
      'attempt.finished_at'])
    .where('attempt.id', '=', attemptId)
    .executeTakeFirst()
}

/** As `findAttemptPlace`, of many; with the lease in force and what puts a started attempt's paper in order. */
export async function listAttemptChanges(db: DbOrTrx, attemptIds: readonly string[]) {
  return db.selectFrom('attempt')
    .select([...PLACE, 'attempt.lease_epoch', 'attempt.form_id', 'attempt.permutation_seed'])
    .where('attempt.id', '=', sql<string>`any(${[...attemptIds]}::uuid[])`)
    .execute()
}

/** The candidates of one sede and turno with how each attempt stands, by surname. */
export async function listRoster(db: DbOrTrx, turnoId: string, sedeCode: string) {
  return db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id').leftJoin('room', 'room.id', 'exam_seat.room_id')
    .select([...PLACE, 'candidate.folio', 'person.matricula', 'person.curp', 'person.given_names',
      'person.first_surname', 'person.second_surname', 'exam.ceme', 'exam.grade', 'exam.item_count',
      'attempt.admitted_at', 'attempt.started_at', 'attempt.finished_at', 'attempt.answered_count',
      'attempt.denial_reason', 'attempt.denial_note', 'attempt.cancel_note', 'exam_seat.room_id',
      'exam_seat.number as seat_number', 'room.name as room_name',
      (of) => of.selectFrom('registration_version').select(({ fn }) => fn.max<number | null>('number').as('number'))
        .whereRef('registration_version.candidate_id', '=', 'candidate.id').as('registered_version')])
    .where('attempt.turno_id', '=', turnoId).where('attempt.sede_code', '=', sedeCode)
    .orderBy('person.first_surname').orderBy('person.second_surname').orderBy('person.given_names')
    .execute()
}

export interface WriterAnswer extends AnswerContent {
  itemId: string
  savedAt: Instant
}

/** An attempt as the batch writer needs it, all of one moment. */
export interface WriterAttempt {
  state: AttemptState
  leaseEpoch: number
  leaseHolder: Buffer | null
  formId: string | null
  closesAt: Instant
  acceptsUntil: Instant
  timesVersion: number
  answers: WriterAnswer[]
  /** The end of the attempt's chain. */
  seq: number
  head: Buffer | null
  /** The database's time of that moment. */
  now: Instant
}

/** One snapshot of the attempt, its answers and the end of its chain; undefined when there is no such attempt. */
export async function readWriterAttempt(db: DbOrTrx, attemptId: string): Promise<WriterAttempt | undefined> {
  const { rows } = await sql<WriterAttempt>`
    select a.state, a.lease_epoch as "leaseEpoch", a.lease_session as "leaseHolder", a.form_id as "formId",
      a.closes_at as "closesAt", a.accepts_until as "acceptsUntil", a.times_version as "timesVersion",
      coalesce((select json_agg(json_build_object('itemId', item_id, 'revision', revision, 'optionId', option_id,
        'flagged', flagged, 'struck', struck, 'savedAt', (extract(epoch from saved_at) * 1000)::bigint))
        from answer where attempt_id = a.id), '[]') as answers,
      coalesce(h.seq, 0) as seq, h.hash as head, date_trunc('milliseconds', efiser_now()) as now
    from attempt a
    left join lateral (select seq, hash from answer_history where attempt_id = a.id order by seq desc limit 1) h on true
    where a.id = ${attemptId}`.execute(db)
  return rows[0]
}

/** The option ids of each item of a form. */
export async function readFormOptions(db: DbOrTrx, formId: string): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db.selectFrom('form_item').select(['item_id', 'option_ids'])
    .where('form_id', '=', formId).execute()
  return new Map(rows.map((row) => [row.item_id, new Set(row.option_ids)]))
}

/** The form that an attempt sits and the seed of its order; null before the attempt was started. */
export async function readAttemptSeed(db: DbOrTrx, attemptId: string) {
  const row = await db.selectFrom('attempt').innerJoin('form', 'form.id', 'attempt.form_id')
    .select(['form.id', 'attempt.permutation_seed'])
    .where('attempt.id', '=', attemptId).where('attempt.started_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined || row.permutation_seed === null
    ? null
    : { formId: row.id, seed: row.permutation_seed }
}

/** Attempts whose end has come and is not yet recorded, the longest overdue first. */
export async function listDueAttempts(db: DbOrTrx, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('attempt').select('id')
    .where('state', 'in', ['expected', 'admitted', 'inProgress'])
    .where('accepts_until', '<=', sql<Instant>`efiser_now()`)
    .orderBy('accepts_until').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** The form of highest version: the one that is sat. */
export async function findNewestFormId(db: DbOrTrx, examId: string): Promise<string | undefined> {
  const row = await db.selectFrom('form').select('id').where('exam_id', '=', examId)
    .orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.id
}

/** When the inputs of a selection of the convocatoria were first frozen; null while no freeze stands. */
export async function findFirstFreeze(db: DbOrTrx, convocatoriaId: string): Promise<Instant | null> {
  const row = await db.selectFrom('selection_run').select('frozen_at').where('convocatoria_id', '=', convocatoriaId)
    .where('discarded_at', 'is', null)
    .orderBy('frozen_at').limit(1).executeTakeFirst()
  return row?.frozen_at ?? null
}

/** Who writes: the epoch, and the holder's name (app/live/claim-lease.server.ts). */
export async function readLease(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt').select(['lease_epoch as epoch', 'lease_session as holder'])
    .where('id', '=', attemptId).executeTakeFirst()
}
