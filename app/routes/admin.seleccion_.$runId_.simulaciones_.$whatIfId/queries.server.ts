/** One what-if run of a run, with its changes, moves and cut-offs read. */
import type { AppLoadContext } from '@remix-run/node'
import { listItemNames } from '#db/queries/item-statistics.ts'
import { listSedeNames } from '#db/queries/sede-names.ts'
import { findWhatIf } from '#db/queries/what-ifs.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { DryRun } from '#app/marking/compare-standings.ts'
import type { AnnulmentChange } from '#app/what-if/annul-frozen.ts'
import type { CutoffMove } from '#app/what-if/compare-cutoffs.ts'
import { readFrozenForms } from '#app/what-if/load-frozen-marking.server.ts'
import type { SeatChange } from '#app/what-if/simulate-changes.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { nameForm } from '../admin.seleccion_.$runId_.simulaciones/queries.server.ts'

/** Throws a 404 for one that is not there, or is of another run. */
export async function readWhatIf(
  { services: { database: { db } } }: AppLoadContext, runId: string, whatIfId: string | undefined,
) {
  const row = isUuid(whatIfId) ? await findWhatIf(db, whatIfId) : undefined
  if (row === undefined || row.run_id !== runId) throw notFound()
  return {
    sedeNames: Object.fromEntries(await listSedeNames(db)),
    id: row.id, label: row.label, madeAt: row.made_at, madeBy: row.made_by, inputSha256: row.input_sha256,
    resultsSha256: row.results_sha256, changes: JSON.parse(row.changes) as SeatChange[],
    annulment: row.annulment === null ? null : await describeAnnulment(db, runId, JSON.parse(row.annulment) as AnnulmentChange),
    comparison: JSON.parse(row.comparison) as DryRun, inventedSeed: row.invented_seed,
    cutoffs: row.cutoffs === null ? null : JSON.parse(row.cutoffs) as CutoffMove[],
  }
}

/** With the codes that the authors gave the items, sorted. */
async function describeAnnulment(db: DbOrTrx, runId: string, { formId, before, after }: AnnulmentChange) {
  const form = (await readFrozenForms(db, runId)).find((one) => one.formId === formId)
  const codes = new Map((await listItemNames(db, formId)).map(({ itemId, code }) => [itemId, code]))
  const codesOf = (itemIds: readonly string[]) => itemIds.map((itemId) => codes.get(itemId) ?? itemId).sort()
  return {
    form: form === undefined ? formId : nameForm(form),
    before: { policy: before.policy, codes: codesOf(before.itemIds) },
    after: { policy: after.policy, codes: codesOf(after.itemIds) },
  }
}

export type AnnulmentView = Awaited<ReturnType<typeof describeAnnulment>>
