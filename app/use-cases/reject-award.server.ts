/**
 * Rejects a seat for good. §5.13 asks for a "doble autentificación de la acción": first the password again, which gives a
 * proof for this session and five minutes; then, on a page of its own, the confirmation that comes with that proof.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { addDuration, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { decideOwnAward, type AcceptAwardRefusal } from './accept-award.server.ts'
import { confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices } from './confirm-password.server.ts'

export type RejectAwardRefusal =
  AcceptAwardRefusal | ConfirmPasswordRefusal | 'CONFIRMATION_MISSING' | 'CONFIRMATION_OVER'

/** From the password to the confirmation. */
export const CONFIRM_WITHIN = minutes(5)

interface Proof { awardId: string, until: Instant }

/** The proof of the first authentication. A wrong password changes nothing and counts as a failed sign-in. §5.13 */
export async function authenticateRejection(
  services: PasswordServices, actor: Actor, input: OwnPassword,
): Promise<Result<string, RejectAwardRefusal>> {
  const own = await confirmPassword(services, actor, input)
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx): Promise<Result<string, RejectAwardRefusal>> => {
    const decided = await decideOwnAward(trx, actor, 'reject')
    if (!decided.ok) return decided
    const { awardId, now } = decided.value
    const proof: Proof = { awardId, until: addDuration(now, CONFIRM_WITHIN) }
    return accept(services.papers.secrets.seal(Buffer.from(JSON.stringify(proof)), boundTo(actor)).toString('base64url'))
  })
}

/** 'rejected'. CONFIRMATION_OVER: the password comes first, of this session, not long ago. Convocatoria §5.13 */
export async function rejectAward(
  { database: { db }, papers }: Pick<CoreServices, 'database' | 'papers'>, actor: Actor,
  { proof, confirmed }: { proof: string, confirmed: boolean },
): Promise<Result<AcceptanceState, RejectAwardRefusal>> {
  if (!confirmed) return refuse('CONFIRMATION_MISSING')
  const opened = papers.secrets.open(Buffer.from(proof, 'base64url'), boundTo(actor))
  if (opened === null) return refuse('CONFIRMATION_OVER')
  const { awardId: proven, until } = JSON.parse(opened.toString()) as Proof
  return db.transaction().execute(async (trx): Promise<Result<AcceptanceState, RejectAwardRefusal>> => {
    if (await readNow(trx) >= until) return refuse('CONFIRMATION_OVER')
    const decided = await decideOwnAward(trx, actor, 'reject')
    if (!decided.ok) return decided
    const { awardId, next, now } = decided.value
    if (awardId !== proven) return refuse('CONFIRMATION_OVER')
    await saveAwardState(trx, awardId, next, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'award.reject', subjectType: 'award',
      subjectId: awardId, payload: {},
    })
    return accept(next)
  })
}

function boundTo({ personId, sessionSha256 }: Actor): string {
  return `efiser-reject-1\n${personId}\n${sessionSha256.toString('hex')}`
}
