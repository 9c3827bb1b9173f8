/** One what-if run of a run, with its changes and moves read. */
import type { AppLoadContext } from '@remix-run/node'
import { listSedeNames } from '#db/queries/sede-names.ts'
import { findWhatIf } from '#db/queries/what-ifs.ts'
import type { DryRun } from '#app/marking/compare-standings.ts'
import type { SeatChange } from '#app/what-if/simulate-seats.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

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
    comparison: JSON.parse(row.comparison) as DryRun,
  }
}
