/**
 * Rejects a seat for good. §5.13 asks for a "doble autentificación de la acción":
 * the password again, and a second confirmation on a page of its own.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { saveAwardState } from '#db/queries/awards.ts'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { decideOwnAward, type AcceptAwardRefusal } from './accept-award.server.ts'
import { confirmPassword, type ConfirmPasswordRefusal } from './confirm-password.server.ts'

export type RejectAwardRefusal =
  AcceptAwardRefusal | ConfirmPasswordRefusal | 'CONFIRMATION_MISSING'

interface RejectAwardInput {
  password: string
  confirmed: boolean
  address: string
}

/** 'rejected'. A wrong password changes nothing and counts as a failed sign-in. Convocatoria §5.13 */
export async function rejectAward(
  services: CoreServices, actor: Actor, input: RejectAwardInput,
): Promise<Result<AcceptanceState, RejectAwardRefusal>> {
  if (!input.confirmed) return refuse('CONFIRMATION_MISSING')
  const own = await confirmPassword(services, actor, input)
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx) => {
    const decided = await decideOwnAward(trx, actor, 'reject')
    if (!decided.ok) return decided
    const { awardId, next, now } = decided.value
    await saveAwardState(trx, awardId, next, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'award.reject', subjectType: 'award',
      subjectId: awardId, payload: {},
    })
    return accept(next)
  })
}
