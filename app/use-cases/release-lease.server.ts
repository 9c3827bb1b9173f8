/**
 * The supervisor takes the writing of an attempt from the machine that holds it,
 * dead or alive, so that another can go on. Its epoch ends with the commit; what it
 * still sends goes to quarantine. What it last said it had not sent is stored with
 * the release: the next machine shows it.
 */
import { readLeaseState, readPulse, saveRelease } from '#db/queries/attempt-lease.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { decideRelease, type Release } from '#exam-engine/sitting/lease.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { LiveHub } from '#app/live/live-hub.ts'
import type { Services } from '#app/services.server.ts'

export type ReleaseRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'WRONG_STATE' | 'NOT_HELD' | 'RELEASE_NEEDS_NOTE'

interface ReleaseServices {
  database: Services['database']
  live: Pick<LiveHub, 'leaseReleased' | 'unsentOf'>
}

export async function releaseLease(
  { database, live }: ReleaseServices, actor: Actor, input: { attemptId: string; release: Release },
): Promise<Result<null, ReleaseRefusal>> {
  const { attemptId, release } = input
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, ReleaseRefusal>> => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const decision = decideRelease(attempt.state, await readLeaseState(trx, attemptId), release)
    if (!decision.ok) return decision
    const { epoch } = decision.value
    // Another node may have heard it, or this one before it was started anew.
    const unsent = live.unsentOf(attemptId) ?? (await readPulse(trx, attemptId))?.unsent ?? null
    await saveRelease(trx, attemptId, { epoch, unsent, at: await readNow(trx) })
    const note = release.note.trim()
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.releaseLease', subjectType: 'attempt',
      subjectId: attemptId,
      payload: { epoch, unsent, reason: release.reason, noteSha256: note === '' ? null : sha256Hex(note) },
    })
    return accept(null)
  })
  if (result.ok) live.leaseReleased(attemptId)
  return result
}
