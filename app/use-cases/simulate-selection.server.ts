/**
 * A what-if run: a frozen input with other seats, compared with the same input as it is. It stands in a table of its own
 * and can never be published; it is kept, so that who asked what is known.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findDrawnInput } from '#db/queries/lotteries.ts'
import { lockRun } from '#db/queries/selection-runs.ts'
import { insertWhatIf } from '#db/queries/what-ifs.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { Place } from '#scoring/package/schema.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { simulateSeats, type SimulateRefusal } from '#app/what-if/simulate-seats.ts'

export type SimulateSelectionRefusal = SimulateRefusal | 'RUN_UNKNOWN'

interface WhatIfInput {
  label: string
  /** Seats by pool; a pool that is not named keeps its number. */
  seats: readonly (Place & { readonly seats: number })[]
}

/** The id of the what-if run. */
export async function simulateSelection(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, runId: string, { label, seats }: WhatIfInput,
): Promise<Result<string, SimulateSelectionRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<string, SimulateSelectionRefusal>> => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    const drawn = await findDrawnInput(trx, runId)
    const read = readPackage(Buffer.from(drawn?.input ?? run.input))
    if (!read.ok) throw new Error(`the frozen package of run ${runId} is unusable`)
    const simulated = simulateSeats(read.value.input, seats)
    if (!simulated.ok) return simulated
    const { changes, comparison, inventedSeed, inputSha256, resultsSha256 } = simulated.value
    const whatIfId = await insertWhatIf(trx, {
      runId, label, changes: canonicalJson(changes), comparison: canonicalJson(comparison), inputSha256, resultsSha256,
      madeBy: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.simulate', subjectType: 'selectionRun',
      subjectId: runId, payload: { whatIfId, label, changes: changes.length, inputSha256, resultsSha256, inventedSeed },
    })
    return accept(whatIfId)
  })
}
