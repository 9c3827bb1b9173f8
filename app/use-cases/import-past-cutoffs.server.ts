/**
 * The coordination brings the cut-offs of an earlier period as a list: whole or not at all, with its source. A later
 * list of the same period takes its place, a mistaken one is withdrawn; both stay. What the platform published itself
 * is not brought, and a score that would be one person's is refused.
 */
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria, lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { hasOwnCutoffs, insertPastCutoffs, lockPastCutoffImport, withdrawPastCutoffs } from '#db/queries/past-cutoffs.ts'
import {
  isEarlierPeriod, periodOfCall, readPastCutoffs, type PastCutoffLine, type ReadPastCutoffs,
} from '#exam-engine/convocatoria/past-cutoffs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export type ImportPastCutoffsRefusal = 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'PERIOD_NOT_PAST' | 'PERIOD_PUBLISHED_HERE'
export type WithdrawPastCutoffsRefusal = 'ADMIN_ONLY' | 'PAST_LIST_UNKNOWN' | 'ALREADY_WITHDRAWN'

type DatabaseOnly = Pick<CoreServices, 'database'>

interface PastList {
  period: string
  source: string
  lines: readonly PastCutoffLine[]
  fileSha256: string
}

/** `saved` is false with a fault in any row, or with no row: then nothing is written. */
export async function importPastCutoffs(
  { database: { db } }: DatabaseOnly, actor: Actor, { period, source, lines, fileSha256 }: PastList,
): Promise<Result<ReadPastCutoffs & { saved: boolean }, ImportPastCutoffsRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<ReadPastCutoffs & { saved: boolean }, ImportPastCutoffsRefusal>> => {
    const current = await findCurrentConvocatoria(trx)
    if (current === undefined) return refuse('NO_CONVOCATORIA')
    // Two lists beside each other would each believe to be the newest.
    await lockConvocatoria(trx, current.id)
    if (!isEarlierPeriod(period, periodOfCall(current.id))) return refuse('PERIOD_NOT_PAST')
    if (await hasOwnCutoffs(trx, period)) return refuse('PERIOD_PUBLISHED_HERE')
    const read = readPastCutoffs(lines)
    if (read.faults.length > 0 || read.rows.length === 0) return accept({ ...read, saved: false })
    const by = actor.personId
    const importId = await insertPastCutoffs(trx, { period, source, fileSha256, rows: read.rows, by })
    await appendAudit(trx, {
      actor: { personId: by, role: 'admin' }, action: 'pastCutoffs.import', subjectType: 'pastCutoffs', subjectId: importId,
      payload: { period, fileSha256, rows: read.rows.length },
    })
    return accept({ ...read, saved: true })
  })
}

/** What was brought by mistake is shown no more; the list before it, where there is one, is in force again. */
export async function withdrawPastList(
  { database: { db } }: DatabaseOnly, actor: Actor, importId: string,
): Promise<Result<null, WithdrawPastCutoffsRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<null, WithdrawPastCutoffsRefusal>> => {
    const list = await lockPastCutoffImport(trx, importId)
    if (list === undefined) return refuse('PAST_LIST_UNKNOWN')
    if (list.withdrawnAt !== null) return refuse('ALREADY_WITHDRAWN')
    await withdrawPastCutoffs(trx, importId, actor.personId)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'pastCutoffs.withdraw', subjectType: 'pastCutoffs',
      subjectId: importId, payload: { period: list.period },
    })
    return accept(null)
  })
}
