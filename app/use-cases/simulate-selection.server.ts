/**
 * A what-if run: a frozen input with other seats, another annulment of one form, or both, compared with the same input as
 * it is. It stands in a table of its own and can never be published; it is kept, so that who asked what is known.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findDrawnInput } from '#db/queries/lotteries.ts'
import { lockRun } from '#db/queries/selection-runs.ts'
import { insertWhatIf } from '#db/queries/what-ifs.ts'
import type { Trx } from '#db/client.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Annulment } from '#exam-engine/marking/mark.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { annulFrozen, type AnnulFrozenRefusal } from '#app/what-if/annul-frozen.ts'
import { loadFrozenMarking } from '#app/what-if/load-frozen-marking.server.ts'
import { simulateChanges, type SimulateRefusal, type WantedChanges } from '#app/what-if/simulate-changes.ts'

export type SimulateSelectionRefusal = SimulateRefusal | AnnulFrozenRefusal | 'RUN_UNKNOWN' | 'ADMIN_ONLY'

export interface WhatIfInput extends Pick<WantedChanges, 'seats'> {
  label: string
  /** All that would be annulled in one form of the run; null: what stands. */
  annulment: (Annulment & { readonly formId: string }) | null
}

/** The id of the what-if run. */
export async function simulateSelection(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, runId: string, { label, seats, annulment }: WhatIfInput,
): Promise<Result<string, SimulateSelectionRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<string, SimulateSelectionRefusal>> => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    const drawn = await findDrawnInput(trx, runId)
    const read = readPackage(Buffer.from(drawn?.input ?? run.input))
    if (!read.ok) throw new Error(`the frozen package of run ${runId} is unusable`)
    const annulled = await annul(trx, run, read.value.input, annulment)
    if (!annulled.ok) return annulled
    const simulated = simulateChanges(read.value.input, { seats, marks: annulled.value?.marks ?? null })
    if (!simulated.ok) return simulated
    const { changes, comparison, cutoffs, inventedSeed, inputSha256, resultsSha256 } = simulated.value
    const change = annulled.value?.change ?? null
    const whatIfId = await insertWhatIf(trx, {
      runId, label, changes: canonicalJson(changes), annulment: change === null ? null : canonicalJson(change),
      comparison: canonicalJson(comparison), cutoffs: canonicalJson(cutoffs), inventedSeed, inputSha256,
      resultsSha256, madeBy: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.simulate', subjectType: 'selectionRun',
      subjectId: runId,
      payload: {
        whatIfId, label, changes: changes.length, inputSha256, resultsSha256, inventedSeed,
        ...change === null ? {} : {
          formId: change.formId, items: change.after.itemIds.length, policy: change.after.policy,
        },
      },
    })
    return accept(whatIfId)
  })
}

async function annul(
  trx: Trx, run: NonNullable<Awaited<ReturnType<typeof lockRun>>>, frozen: SelectionPackage,
  wanted: WhatIfInput['annulment'],
): Promise<ReturnType<typeof annulFrozen>> {
  if (wanted === null) return accept(null)
  const { id, convocatoria_id: convocatoriaId, frozen_at: frozenAt } = run
  const marking = await loadFrozenMarking(trx, { id, convocatoriaId, frozenAt, frozen }, wanted.formId)
  return marking === undefined ? refuse('WHAT_IF_FORM_UNKNOWN') : annulFrozen(marking, wanted)
}
