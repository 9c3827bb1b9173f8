/** What a freeze took in besides the package: forms and keys by their hashes, who stays out, and the kept ledger. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

/** Every form that somebody of the convocatoria sat, with the hash of paper and key; by exam. */
export async function listFormsWithKeys(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('form').innerJoin('exam', 'exam.id', 'form.exam_id')
    .innerJoin('form_key', 'form_key.form_id', 'form.id')
    .select(['form.id as formId', 'exam.ceme', 'exam.grade', 'form.version', 'form.content_sha256 as contentSha256',
      'form_key.key_sha256 as keySha256'])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .where((eb) => eb.exists(eb.selectFrom('attempt').select('attempt.id').whereRef('attempt.form_id', '=', 'form.id')))
    .orderBy('exam.ceme').orderBy('exam.grade').orderBy('form.version').execute()
}

/** Candidates whose registration was cancelled for false information (§2.2 E). */
export async function listCancelledCandidates(db: DbOrTrx, convocatoriaId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('registration_cancellation')
    .innerJoin('candidate', 'candidate.id', 'registration_cancellation.candidate_id').select('candidate.id')
    .where('candidate.convocatoria_id', '=', convocatoriaId).execute()
  return new Set(rows.map(({ id }) => id))
}

export async function insertLedger(
  trx: Trx, ledger: { runId: string, inputs: string, inputsSha256: string, leftOut: string },
): Promise<void> {
  await trx.insertInto('selection_ledger').values({
    run_id: ledger.runId, inputs: ledger.inputs, inputs_sha256: ledger.inputsSha256, left_out: ledger.leftOut,
  }).execute()
}

/** The ledger of a run; undefined for one that was frozen before there were ledgers. */
export async function findLedger(db: DbOrTrx, runId: string) {
  return db.selectFrom('selection_ledger').select(['inputs', 'inputs_sha256', 'left_out'])
    .where('run_id', '=', runId).executeTakeFirst()
}

/** The event of the audit in which the freeze stands: its number and hash, for the package. */
export async function findFreezeEvent(db: DbOrTrx, runId: string) {
  return db.selectFrom('audit_event').select(['seq', sql<string>`encode(hash, 'hex')`.as('hash')])
    .where('subject_type', '=', 'selectionRun').where('subject_id', '=', runId)
    .where('action', '=', 'selection.freeze').executeTakeFirst()
}
