/** Selection runs: freeze, results, publication. Rows of evidence are written once. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { SelectionStage } from '#exam-engine/marking/annulment.ts'
import type { SelectionResults } from '#scoring/package/results.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const ROWS_PER_INSERT = 1_000
const SELECTION_LOCK = 7_202_420

/**
 * Marks, freezes and publications of one convocatoria wait here for each other until their transactions end: no mark
 * changes while it is being frozen, and of two who publish the second sees the first.
 */
export async function lockSelection(trx: Trx, convocatoriaId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SELECTION_LOCK}, hashtext(${convocatoriaId}))`.execute(trx)
}

interface NewRun {
  id: string
  convocatoriaId: string
  input: string
  inputSha256: string
  frozenBy: string
  identities: readonly { candidateId: string, selectionId: string }[]
}

/** Stores a frozen package and its private map to persons; returns the run's id. */
export async function insertRun(trx: Trx, run: NewRun, now: Instant): Promise<string> {
  const { id } = run
  await trx.insertInto('selection_run').values({
    id, convocatoria_id: run.convocatoriaId, frozen_at: toIso(now), frozen_by: run.frozenBy,
    input: run.input, input_sha256: run.inputSha256,
  }).execute()
  const rows = run.identities.map(({ candidateId, selectionId }) => (
    { run_id: id, candidate_id: candidateId, selection_id: selectionId }))
  for (const chunk of chunksOf(rows)) await trx.insertInto('selection_identity').values(chunk).execute()
  return id
}

/** The run, locked until the transaction ends; undefined when there is none. */
export async function lockRun(trx: Trx, runId: string) {
  return trx.selectFrom('selection_run').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst()
}

/** Runs of a convocatoria, newest first, without their documents. */
export async function listRuns(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('selection_run')
    .leftJoin('person as freezer', 'freezer.id', 'selection_run.frozen_by')
    .select(['selection_run.id', 'frozen_at', 'input_sha256', 'ran_at', 'results_sha256', 'proposed_at', 'published_at',
      'discarded_at',
      'freezer.given_names as frozen_by_names', 'freezer.first_surname as frozen_by_surname'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('frozen_at', 'desc').execute()
}

interface RunOutcome {
  runId: string
  ranBy: string
  resultsText: string
  resultsSha256: string
  results: SelectionResults
  poolIdOf: (place: { cer: string, sede: string, subsede: string | null }) => string
  candidateIdOf: (selectionId: string) => string
}

/** Stores the results file and the same facts as rows, for queries. */
export async function saveResults(trx: Trx, outcome: RunOutcome, now: Instant): Promise<void> {
  const { runId, results } = outcome
  await trx.updateTable('selection_run').set({
    ran_at: toIso(now), ran_by: outcome.ranBy, results: outcome.resultsText, results_sha256: outcome.resultsSha256,
  }).where('id', '=', runId).execute()
  const rows = results.candidates.map((candidate) => ({
    run_id: runId,
    candidate_id: outcome.candidateIdOf(candidate.folio),
    status: candidate.status,
    exclusion: candidate.exclusion,
    efiser: candidate.efiser,
    grades_mean: candidate.gradesMean,
    enarm: candidate.enarm,
    bonus: candidate.bonus,
    pi_imss: candidate.piImss,
    position: candidate.position,
    position_in_cer: candidate.positionInCer,
    pool_id: candidate.assigned === null ? null : outcome.poolIdOf(candidate.assigned),
    preference: candidate.assigned?.preference ?? null,
  }))
  for (const chunk of chunksOf(rows)) await trx.insertInto('selection_result').values(chunk).execute()
  const cutoffs = results.cutoffs.map((cutoff) => ({
    run_id: runId, pool_id: outcome.poolIdOf(cutoff), seats: cutoff.seats, filled: cutoff.filled,
    ranked_by: cutoff.rankedBy, last_pi_imss: cutoff.lastPiImss, decided_by_tie_break: cutoff.decidedByTieBreak,
  }))
  for (const chunk of chunksOf(cutoffs)) await trx.insertInto('cutoff').values(chunk).execute()
}

/** selection id -> candidate id of a run. */
export async function readIdentities(db: DbOrTrx, runId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('selection_identity').select(['selection_id', 'candidate_id'])
    .where('run_id', '=', runId).execute()
  return new Map(rows.map((row) => [row.selection_id, row.candidate_id]))
}

export async function proposeRun(trx: Trx, runId: string, proposedBy: string, now: Instant): Promise<void> {
  await trx.updateTable('selection_run').set({ proposed_at: toIso(now), proposed_by: proposedBy })
    .where('id', '=', runId).execute()
}

export async function withdrawRun(trx: Trx, runId: string): Promise<void> {
  await trx.updateTable('selection_run').set({ proposed_at: null, proposed_by: null }).where('id', '=', runId).execute()
}

/** Publishes the run and turns each assignment into an award. */
export async function publishRun(trx: Trx, runId: string, publishedBy: string, now: Instant): Promise<number> {
  await trx.updateTable('selection_run').set({ published_at: toIso(now), published_by: publishedBy })
    .where('id', '=', runId).execute()
  const awards = await trx.insertInto('award').columns(['run_id', 'candidate_id', 'pool_id'])
    .expression((select) => select.selectFrom('selection_result').select(['run_id', 'candidate_id', 'pool_id'])
      .where('run_id', '=', runId).where('pool_id', 'is not', null).$castTo<never>())
    .executeTakeFirst()
  return Number(awards.numInsertedOrUpdatedRows ?? 0)
}

/** Ends the freeze: what it kept from changing may change again, once no other one stands. */
export async function discardRunRow(trx: Trx, runId: string, by: string, reason: string): Promise<void> {
  await trx.updateTable('selection_run').set({ discarded_by: by, discard_reason: reason })
    .where('id', '=', runId).execute()
}

/** How far the selection of the convocatoria is: a discarded freeze counts as none. */
export async function readSelectionStage(db: DbOrTrx, convocatoriaId: string): Promise<SelectionStage> {
  const { runs, published } = await db.selectFrom('selection_run')
    .select(({ fn }) => [fn.countAll<number>().as('runs'), fn.count<number>('published_at').as('published')])
    .where('convocatoria_id', '=', convocatoriaId).where('discarded_at', 'is', null).executeTakeFirstOrThrow()
  if (Number(published) > 0) return 'published'
  return Number(runs) > 0 ? 'frozen' : 'open'
}

function* chunksOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) yield rows.slice(from, from + ROWS_PER_INSERT)
}
