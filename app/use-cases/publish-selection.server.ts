/**
 * Publishes a run: its results open to each candidate when the window of §5.1
 * opens, and each assignment becomes an award that waits for an answer. Once per
 * convocatoria; the database holds that too (selection_run_published_once).
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listRuns, lockRun, lockSelection, publishRun } from '#db/queries/selection-runs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type PublishSelectionRefusal =
  'RUN_UNKNOWN' | 'RUN_DISCARDED' | 'RUN_NOT_DONE' | 'RESULTS_ALREADY_PUBLISHED' | 'RESULTS_WINDOW_OVER'

/** The number of awards. RESULTS_WINDOW_OVER carries `until`. Convocatoria §5.1 */
export async function publishSelection(
  { database: { db } }: CoreServices, actor: Actor, runId: string,
): Promise<Result<number, PublishSelectionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    if (run.discarded_at !== null) return refuse('RUN_DISCARDED')
    if (run.results === null) return refuse('RUN_NOT_DONE')
    await lockSelection(trx, run.convocatoria_id)
    const runs = await listRuns(trx, run.convocatoria_id)
    if (runs.some((other) => other.published_at !== null)) return refuse('RESULTS_ALREADY_PUBLISHED')
    const now = await readNow(trx)
    const { results } = await readConvocatoriaWindows(trx, run.convocatoria_id)
    if (now >= results.until) return refuse('RESULTS_WINDOW_OVER', { until: toIso(results.until) })
    const awards = await publishRun(trx, runId, actor.personId, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'selection.publish', subjectType: 'selectionRun',
      subjectId: runId, payload: { resultsSha256: run.results_sha256, awards, opensAt: toIso(results.from) },
    })
    return accept(awards)
  })
}
