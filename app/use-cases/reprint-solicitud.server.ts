/** A supervisor reprints a lost solicitud from the record; who and when is in the trail. §3.1 C */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

/** Whose solicitud it is. Refuses whom the sede does not expect. */
export async function reprintSolicitud(
  { database }: Pick<SittingServices, 'database'>, actor: Actor, input: { attemptId: string },
): Promise<Result<{ personId: string }, 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE'>> {
  return database.db.transaction().execute(
    async (trx): Promise<Result<{ personId: string }, 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE'>> => {
      const attempt = await lockAttempt(trx, input.attemptId)
      if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
      if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.reprintSolicitud',
        subjectType: 'attempt', subjectId: attempt.id, payload: { sedeCode: attempt.sedeCode },
      })
      return accept({ personId: attempt.personId })
    })
}
