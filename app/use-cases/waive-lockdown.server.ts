/**
 * One attempt goes on without Safe Exam Browser, by its sede's supervisor or an admin, with the reason: nobody loses the
 * one sitting to a program that does not start. Until the attempt is over; once is enough.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { insertWaiver } from '#db/queries/lockdown.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type WaiveRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'WRONG_STATE' | 'WAIVER_NEEDS_REASON'

export async function waiveLockdown(
  { database }: Pick<Services, 'database'>, actor: Actor, input: { attemptId: string, reason: string },
): Promise<Result<null, WaiveRefusal>> {
  const reason = input.reason.trim()
  return database.db.transaction().execute(async (trx): Promise<Result<null, WaiveRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    const role = hasRoleAtSede(actor, 'supervisor', attempt.sedeCode) ? 'supervisor'
      : hasRole(actor, 'admin') ? 'admin' : null
    if (role === null) return refuse('NOT_YOUR_SEDE')
    if (reason === '') return refuse('WAIVER_NEEDS_REASON')
    if (!['expected', 'admitted', 'inProgress'].includes(attempt.state)) return refuse('WRONG_STATE')
    if (await insertWaiver(trx, attempt.id, reason, actor.personId)) {
      await appendAudit(trx, {
        actor: { personId: actor.personId, role }, action: 'lockdown.waive', subjectType: 'attempt',
        subjectId: attempt.id, payload: { sedeCode: attempt.sedeCode, reasonSha256: sha256Hex(reason) },
      })
    }
    return accept(null)
  })
}
