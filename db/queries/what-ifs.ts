/** What-if runs of a frozen selection: written once, with what they changed and who would move, as canonical JSON. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewWhatIf {
  runId: string
  label: string
  changes: string
  comparison: string
  inputSha256: string
  resultsSha256: string
  madeBy: string
}

export async function insertWhatIf(trx: Trx, one: NewWhatIf): Promise<string> {
  const { id } = await trx.insertInto('what_if').values({
    run_id: one.runId, label: one.label, changes: one.changes, comparison: one.comparison,
    input_sha256: one.inputSha256, results_sha256: one.resultsSha256, made_by: one.madeBy,
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
    .select(['what_if.id', 'what_if.run_id', 'label', 'changes', 'comparison', 'input_sha256', 'results_sha256', 'made_at',
      sql<string>`person.given_names || ' ' || person.first_surname`.as('made_by')])
}
