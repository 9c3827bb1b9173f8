/**
 * What-if runs of a frozen selection: written once, with what they changed and who would move, as canonical JSON. And what
 * a freeze kept of the marks, from which those of another annulment are made.
 */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewWhatIf {
  runId: string
  label: string
  changes: string
  annulment: string | null
  comparison: string
  cutoffs: string
  inventedSeed: boolean
  inputSha256: string
  resultsSha256: string
  madeBy: string
}

export async function insertWhatIf(trx: Trx, one: NewWhatIf): Promise<string> {
  const { id } = await trx.insertInto('what_if').values({
    run_id: one.runId, label: one.label, changes: one.changes, annulment: one.annulment,
    comparison: one.comparison, cutoffs: one.cutoffs, invented_seed: one.inventedSeed, input_sha256: one.inputSha256,
    results_sha256: one.resultsSha256, made_by: one.madeBy,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Newest first. */
export async function listWhatIfs(db: DbOrTrx, runId: string) {
  return readWhatIfs(db).where('what_if.run_id', '=', runId).orderBy('made_at', 'desc').execute()
}

export async function findWhatIf(db: DbOrTrx, whatIfId: string) {
  return readWhatIfs(db).where('what_if.id', '=', whatIfId).executeTakeFirst()
}

function readWhatIfs(db: DbOrTrx) {
  return db.selectFrom('what_if').innerJoin('person', 'person.id', 'what_if.made_by')
    .select(['what_if.id', 'what_if.run_id', 'label', 'changes', 'annulment', 'comparison', 'cutoffs', 'invented_seed',
      'input_sha256', 'results_sha256', 'made_at',
      sql<string>`person.given_names || ' ' || person.first_surname`.as('made_by')])
}

/** The exam of a form; undefined where there is no such form. */
export async function findExamOfForm(db: DbOrTrx, formId: string): Promise<string | undefined> {
  const row = await db.selectFrom('form').select('exam_id').where('id', '=', formId).executeTakeFirst()
  return row?.exam_id
}

/** The candidates of a run whose exam this is: their selection ids, and the hash of the answers that were marked. */
export async function listFrozenAttempts(db: DbOrTrx, runId: string, examId: string) {
  return db.selectFrom('selection_identity')
    .innerJoin('candidate', 'candidate.id', 'selection_identity.candidate_id')
    .innerJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .innerJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(['attempt.id as attemptId', 'selection_identity.selection_id as selectionId',
      'mark.answers_digest as answersDigest'])
    .where('selection_identity.run_id', '=', runId).where('attempt.exam_id', '=', examId).execute()
}

/** What the freeze of a run wrote into the chain of what stood annulled; null where it wrote nothing of it. */
export async function findFrozenAnnulmentsSha256(db: DbOrTrx, runId: string): Promise<string | null> {
  const row = await db.selectFrom('audit_event').select(sql<string | null>`payload::jsonb ->> 'annulmentsSha256'`.as('sha256'))
    .where('subject_type', '=', 'selectionRun').where('subject_id', '=', runId)
    .where('action', '=', 'selection.freeze').executeTakeFirst()
  return row?.sha256 ?? null
}
