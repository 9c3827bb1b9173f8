/**
 * Publishes a run in two steps by two persons: one proposes it, another publishes it or either withdraws the proposal.
 * Published, its results open to each candidate when the window of §5.1 opens, and each assignment becomes an award that
 * waits for an answer. Once per convocatoria; the database holds all of that too (selection_run_published_*).
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listRuns, lockRun, lockSelection, proposeRun, publishRun, withdrawRun } from '#db/queries/selection-runs.ts'
import type { Trx } from '#db/client.ts'
import {
  judgePublication, type PublicationAct, type PublicationRefusal,
} from '#exam-engine/convocatoria/publish-results.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type PublishSelectionRefusal = PublicationRefusal | 'RUN_UNKNOWN' | 'RUN_DISCARDED'

type Services = Pick<CoreServices, 'database'>

/** From here on another admin may publish it. Convocatoria §5.1 */
export async function proposePublication(
  services: Services, actor: Actor, runId: string,
): Promise<Result<null, PublishSelectionRefusal>> {
  return act(services, actor, 'propose', runId, async (trx, { now, resultsSha256 }) => {
    await proposeRun(trx, runId, actor.personId, now)
    return { value: null, action: 'selection.proposePublication', payload: { resultsSha256 } }
  })
}

/** The run stays as it is, and another one may be proposed. */
export async function withdrawProposal(
  services: Services, actor: Actor, runId: string, reason: string,
): Promise<Result<null, PublishSelectionRefusal>> {
  return act(services, actor, 'withdraw', runId, async (trx, { resultsSha256 }) => {
    await withdrawRun(trx, runId)
    return { value: null, action: 'selection.withdrawProposal', payload: { resultsSha256, reason } }
  })
}

/** The number of awards. Convocatoria §5.1 */
export async function publishSelection(
  services: Services, actor: Actor, runId: string,
): Promise<Result<number, PublishSelectionRefusal>> {
  return act(services, actor, 'publish', runId, async (trx, { now, resultsSha256, proposedBy, opensAt }) => {
    const awards = await publishRun(trx, runId, actor.personId, now)
    return {
      value: awards, action: 'selection.publish', payload: { resultsSha256, awards, proposedBy, opensAt: toIso(opensAt) },
    }
  })
}

interface Judged { now: Instant, resultsSha256: string | null, proposedBy: string | null, opensAt: Instant }

interface Done<T> { value: T, action: string, payload: Record<string, string | number | null> }

async function act<T>(
  { database: { db } }: Services, actor: Actor, kind: PublicationAct, runId: string,
  save: (trx: Trx, judged: Judged) => Promise<Done<T>>,
): Promise<Result<T, PublishSelectionRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<T, PublishSelectionRefusal>> => {
    const run = await lockRun(trx, runId)
    if (run === undefined) return refuse('RUN_UNKNOWN')
    if (run.discarded_at !== null) return refuse('RUN_DISCARDED')
    await lockSelection(trx, run.convocatoria_id)
    const others = (await listRuns(trx, run.convocatoria_id)).filter(({ id, discarded_at: at }) => id !== runId && at === null)
    const now = await readNow(trx)
    const { results: window } = await readConvocatoriaWindows(trx, run.convocatoria_id)
    const judged = judgePublication(kind, {
      hasResults: run.results !== null, proposedBy: run.proposed_by, isPublished: run.published_at !== null,
      others: {
        proposed: others.some((other) => other.proposed_at !== null),
        published: others.some((other) => other.published_at !== null),
      },
    }, actor.personId, window, now)
    if (!judged.ok) return judged
    const { value, action, payload } = await save(trx, {
      now, resultsSha256: run.results_sha256, proposedBy: run.proposed_by, opensAt: window.from,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action, subjectType: 'selectionRun', subjectId: runId, payload,
    })
    return accept(value)
  })
}
