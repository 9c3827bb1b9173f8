/** Time given back to a sede in a turno: what the call allows, what was given, and whose attempts still take it. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Acts for one sede and turno wait for each other. */
export async function lockCompensation(trx: Trx, turnoId: string, sedeCode: string): Promise<void> {
  const name = `compensation ${turnoId} ${sedeCode}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx)
}

export async function findCompensation(db: DbOrTrx, id: string) {
  return db.selectFrom('compensation').select(['id', 'turno_id', 'sede_code', 'minutes', 'reason'])
    .where('id', '=', id).executeTakeFirst()
}

/** Minutes that the call allows per sede and turno, and that this sede was given; null: no such turno. */
export async function readCompensationLimit(db: DbOrTrx, turnoId: string, sedeCode: string) {
  const { rows } = await sql<{ allowed: number; given: number }>`
    select coalesce((convocatoria.rules ->> 'maxCompensationMinutes')::integer, 0) as allowed,
      coalesce((select sum(minutes) from compensation
        where turno_id = turno.id and sede_code = ${sedeCode}), 0)::integer as given
    from turno join convocatoria on convocatoria.id = turno.convocatoria_id where turno.id = ${turnoId}`.execute(db)
  return rows[0] ?? null
}

/** The attempts of a sede and turno, locked in one order until the transaction ends. */
export async function lockAttemptsOf(trx: Trx, turnoId: string, sedeCode: string) {
  const rows = await trx.selectFrom('attempt').select(['id', 'answers_digest', 'accepts_until'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).orderBy('id').forUpdate().execute()
  return rows.map((row) => ({ id: row.id, committed: row.answers_digest !== null, acceptsUntil: row.accepts_until }))
}

interface NewCompensation {
  id: string
  turnoId: string
  sedeCode: string
  minutes: number
  reason: string
  announcementId: string
  at: Instant
  by: string
}

export async function insertCompensation(trx: Trx, one: NewCompensation): Promise<void> {
  await trx.insertInto('compensation').values({
    id: one.id, turno_id: one.turnoId, sede_code: one.sedeCode, minutes: one.minutes, reason: one.reason,
    announcement_id: one.announcementId, recorded_at: toIso(one.at), recorded_by: one.by,
  }).execute()
}

/** All of a turno, the last first. */
export async function listCompensations(db: DbOrTrx, turnoId: string) {
  return db.selectFrom('compensation').innerJoin('sede', 'sede.code', 'compensation.sede_code')
    .innerJoin('person', 'person.id', 'compensation.recorded_by')
    .select(['compensation.id', 'compensation.minutes', 'compensation.reason', 'compensation.recorded_at',
      'compensation.sede_code', 'sede.name as sede_name', 'person.given_names', 'person.first_surname'])
    .where('compensation.turno_id', '=', turnoId).orderBy('compensation.recorded_at', 'desc').execute()
}
