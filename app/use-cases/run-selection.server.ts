/**
 * Runs the selection on a frozen package: the same pure function as `efiser
 * rank`, from the stored bytes. Runs once; a second press changes nothing.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listSeatPools } from '#db/queries/selection-input.ts'
import { lockRun, readIdentities, saveResults } from '#db/queries/selection-runs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { selectFromFile } from '#scoring/select.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type RunSelectionRefusal = 'RUN_UNKNOWN' | 'RUN_DISCARDED' | 'RUN_ALREADY_DONE' | 'TIE_NEEDS_LOTTERY'

/** SHA-256 of the results file. Convocatoria §4.3, §5.2 */
export async function runFrozenSelection(
  { database: { db } }: CoreServices, actor: Actor, runId: string,
): Promise<Result<string, RunSelectionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    if (run.discarded_at !== null) return refuse('RUN_DISCARDED')
    if (run.results !== null) return refuse('RUN_ALREADY_DONE')
    const now = await readNow(trx)
    const selected = selectFromFile(Buffer.from(run.input))
    if (!selected.ok) {
      if (selected.refusal === 'TIE_NEEDS_LOTTERY') return refuse('TIE_NEEDS_LOTTERY')
      throw new Error(`the frozen package of run ${runId} is unusable`)
    }
    const { results, bytes } = selected.value
    const resultsText = Buffer.from(bytes).toString('utf8')
    const resultsSha256 = sha256Hex(bytes)
    const pools = new Map((await listSeatPools(trx, run.convocatoria_id))
      .map((pool) => [placeKey({ cer: pool.cer, sede: pool.sede_code, subsede: pool.subsede }), pool.id]))
    const identities = await readIdentities(trx, runId)
    await saveResults(trx, {
      runId, ranBy: actor.personId, resultsText, resultsSha256, results,
      poolIdOf: (place) => known(pools.get(placeKey(place))),
      candidateIdOf: (selectionId) => known(identities.get(selectionId)),
    }, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.run', subjectType: 'selectionRun',
      subjectId: runId, payload: { inputSha256: run.input_sha256, resultsSha256 },
    })
    return accept(resultsSha256)
  })
}

function placeKey({ cer, sede, subsede }: { cer: string, sede: string, subsede: string | null }): string {
  return JSON.stringify([cer, sede, subsede])
}

function known(id: string | undefined): string {
  if (id === undefined) throw new Error('results name something that the package did not hold')
  return id
}
