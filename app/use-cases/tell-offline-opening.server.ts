/**
 * Back on the net, a machine tells that it opened its paper by the code: stored
 * once beside the code that was shown for it, with an audit row. When it opened is
 * the machine's own reckoning, kept as evidence; no rule looks at it. Telling again
 * changes nothing. Refuses a machine for which no code was shown.
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findShownCode, saveOpeningTold } from '#db/queries/offline-keys.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { instant, toIso } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import { hashDevice } from '#app/live/claim-lease.server.ts'
import type { TellRequest } from '#app/offline-opening/protocol.ts'
import type { Services } from '#app/services.server.ts'

export type TellOpeningRefusal = 'ATTEMPT_UNKNOWN' | 'OFFLINE_CODE_UNKNOWN'

export async function tellOfflineOpening(
  { database }: Pick<Services, 'database'>, actor: Actor, { attemptId, deviceId, openedAt }: TellRequest,
): Promise<Result<null, TellOpeningRefusal>> {
  return database.db.transaction().execute(async (trx): Promise<Result<null, TellOpeningRefusal>> => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt?.personId !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
    const shown = await findShownCode(trx, attemptId, hashDevice({ tabId: attemptId, deviceId }))
    if (shown === undefined) return refuse('OFFLINE_CODE_UNKNOWN')
    if (shown.toldAt !== null) return accept(null)
    const opened = instant(openedAt)
    await saveOpeningTold(trx, shown.keyId, { at: await readNow(trx), openedAt: opened })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.tellOfflineOpening',
      subjectType: 'attempt', subjectId: attemptId, payload: { keyId: shown.keyId, openedAt: toIso(opened) },
    })
    return accept(null)
  })
}
