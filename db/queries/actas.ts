/** Actas of a turno at a sede: what one states, and the issued bytes, which never change (trigger acta_fixed). */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** When the acta was issued and the hash of its bytes; undefined before. */
export async function findActa(db: DbOrTrx, turnoId: string, sedeCode: string) {
  return db.selectFrom('acta').select(['sha256', 'issued_at', 'issued_by'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirst()
}

/** The issued acta with its bytes; undefined before. */
export async function readActa(db: DbOrTrx, turnoId: string, sedeCode: string) {
  return db.selectFrom('acta').select(['bytes', 'sha256', 'issued_at'])
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode).executeTakeFirst()
}

/** Turno, convocatoria and sede as the acta names them; undefined when there is no such turno or sede. */
export async function readActaPlace(db: DbOrTrx, turnoId: string, sedeCode: string) {
  return db.selectFrom('turno')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .innerJoin('sede', (join) => join.onTrue())
    .select(['turno.number', 'turno.starts_at', 'turno.ends_at', 'convocatoria.title', 'sede.name', 'sede.city',
      'sede.ooad', 'sede.time_zone'])
    .where('turno.id', '=', turnoId).where('sede.code', '=', sedeCode).executeTakeFirst()
}

/** Attempts of the roster whose end is not yet recorded. */
export async function listOpenAttempts(db: DbOrTrx, turnoId: string, sedeCode: string): Promise<string[]> {
  const rows = await db.selectFrom('attempt').select('id')
    .where('turno_id', '=', turnoId).where('sede_code', '=', sedeCode)
    .where('state', 'in', ['expected', 'admitted', 'inProgress']).execute()
  return rows.map(({ id }) => id)
}

/** The roster by surname, held as it is until the transaction ends: no act on an attempt slips in between. */
export async function lockActaRoster(trx: Trx, turnoId: string, sedeCode: string) {
  return trx.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .select(['attempt.id', 'attempt.state', 'attempt.accepts_until', 'attempt.admitted_at', 'attempt.started_at',
      'attempt.finished_at', 'attempt.answered_count', 'attempt.answers_digest', 'attempt.denial_reason',
      'attempt.denial_note', 'attempt.cancel_note', 'candidate.folio', 'person.given_names',
      'person.first_surname', 'person.second_surname', 'exam.ceme', 'exam.grade', 'exam.item_count'])
    .where('attempt.turno_id', '=', turnoId).where('attempt.sede_code', '=', sedeCode)
    .orderBy('person.first_surname').orderBy('person.second_surname').orderBy('person.given_names')
    .forShare('attempt').execute()
}

export interface NewActa {
  turnoId: string
  sedeCode: string
  bytes: Buffer
  sha256: string
  issuedAt: Instant
  issuedBy: string
}

/** True when this call issued it; false when somebody was first. */
export async function insertActa(trx: Trx, acta: NewActa): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx.insertInto('acta').values({
    turno_id: acta.turnoId, sede_code: acta.sedeCode, bytes: acta.bytes, sha256: acta.sha256,
    issued_at: toIso(acta.issuedAt), issued_by: acta.issuedBy,
  }).onConflict((conflict) => conflict.columns(['turno_id', 'sede_code']).doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
