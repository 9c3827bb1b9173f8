/**
 * Rejects a seat for good. §5.13 asks for a "doble autentificación de la acción":
 * the password again, and a second confirmation on a page of its own.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { saveAwardState } from '#db/queries/awards.ts'
import { findPasswordHash } from '#db/queries/people.ts'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { decideOwnAward, type AcceptAwardRefusal } from './accept-award.server.ts'

export type RejectAwardRefusal =
  AcceptAwardRefusal | 'PASSWORD_WRONG' | 'SIGN_IN_BUSY' | 'SIGN_IN_RATE_LIMITED' | 'CONFIRMATION_MISSING'

interface RejectAwardInput {
  password: string
  confirmed: boolean
  address: string
}

/** 'rejected'. A wrong password changes nothing and counts as a failed sign-in. Convocatoria §5.13 */
export async function rejectAward(
  { database: { db }, passwords, rateLimits }: CoreServices, actor: Actor, input: RejectAwardInput,
): Promise<Result<AcceptanceState, RejectAwardRefusal>> {
  if (!input.confirmed) return refuse('CONFIRMATION_MISSING')
  const admitted = await rateLimits.admitSignIn(actor.matricula, input.address)
  if (!admitted.ok) return admitted
  const fits = await passwords.verify(input.password, await findPasswordHash(db, actor.personId))
  if (!fits.ok) {
    await rateLimits.giveBack(actor.matricula, input.address)
    return fits
  }
  if (!fits.value) return refuse('PASSWORD_WRONG')
  await rateLimits.forgiveFailures(actor.matricula, input.address)
  return db.transaction().execute(async (trx) => {
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
