/** Proves again who sits behind a session, by the password or a code of the second factor; from then on it is fresh. */
import { appendAudit } from '#db/queries/audit.ts'
import { markConfirmed } from '#db/queries/sessions.ts'
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import {
  confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices,
} from './confirm-password.server.ts'

/** A wrong password changes nothing and counts as a failed sign-in. */
export async function confirmSession(
  services: PasswordServices, actor: Actor, own: OwnPassword,
): Promise<Result<null, ConfirmPasswordRefusal>> {
  const confirmed = await confirmPassword(services, actor, own)
  if (!confirmed.ok) return confirmed
  await services.database.db.transaction().execute(async (trx) => {
    await markConfirmed(trx, actor.sessionSha256)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'self' }, action: 'session.confirm', subjectType: 'person',
      subjectId: actor.personId, payload: { session: actor.sessionSha256.toString('hex') },
    })
  })
  return accept(null)
}
