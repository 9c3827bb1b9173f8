/** The attempt whose quarantine an admin decides on: where, when, how it stands, and which items hold an answer. */
import type { DbOrTrx } from '../client.ts'

export async function findQuarantineAttempt(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('sede', 'sede.code', 'attempt.sede_code')
    .select(['attempt.id', 'attempt.state', 'attempt.closes_at', 'attempt.accepts_until', 'attempt.finished_at',
      'attempt.opens_at', 'attempt.turno_id', 'attempt.sede_code',
      'attempt.lease_epoch', 'candidate.folio', 'candidate.convocatoria_id', 'candidate.ceme', 'candidate.grade',
      'turno.number as turno_number', 'sede.name as sede_name'])
    .where('attempt.id', '=', attemptId).executeTakeFirst()
}

/** The final answers with when each was saved. */
export async function listFinalAnswers(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('answer').select(['item_id', 'option_id', 'saved_at']).where('attempt_id', '=', attemptId)
    .execute()
}

/** The paper that an attempt sat and the seed of its order; null when it was never opened. */
export async function readSatPaper(db: DbOrTrx, attemptId: string) {
  const row = await db.selectFrom('attempt').innerJoin('form', 'form.id', 'attempt.form_id')
    .select(['form.content', 'attempt.permutation_seed'])
    .where('attempt.id', '=', attemptId).where('attempt.started_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined || row.permutation_seed === null ? null : { content: row.content, seed: row.permutation_seed }
}
