/**
 * One writer per attempt. The lease belongs to a tab of a session: the same tab
 * resumes its epoch, after a reload or a lost connection; any other tab or
 * session of the same person takes the lease over, and the epoch grows, so that
 * what the former holder still sends is stale. Every take-over is in the audit.
 * The person was checked before.
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { saveLease } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

/** Names the tab without naming the session. */
export function leaseHolder(actor: Actor, tabId: string): Buffer {
  return Buffer.from(sha256(`${actor.sessionSha256.toString('hex')}\n${tabId}`))
}

/** The epoch under which this tab saves; 0 while the attempt is not admitted. `taken`: somebody else held it. */
export async function claimLease(
  { database }: Pick<Services, 'database'>, actor: Actor, attemptId: string, tabId: string,
): Promise<{ epoch: number; taken: boolean }> {
  const holder = leaseHolder(actor, tabId)
  return database.db.transaction().execute(async (trx) => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt === undefined || (attempt.state !== 'admitted' && attempt.state !== 'inProgress')) {
      return { epoch: attempt?.leaseEpoch ?? 0, taken: false }
    }
    if (attempt.leaseHolder?.equals(holder) === true) return { epoch: attempt.leaseEpoch, taken: false }
    const epoch = attempt.leaseEpoch + 1
    await saveLease(trx, attemptId, { epoch, holder })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.claimLease', subjectType: 'attempt',
      subjectId: attemptId, payload: { epoch, holder: holder.toString('hex') },
    })
    return { epoch, taken: true }
  })
}
