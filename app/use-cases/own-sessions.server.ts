/**
 * A person ends own sessions, one or all others, and changes the own password, which ends all others. Their sockets are
 * cut at once. Refuses a wrong password, one that the policy does not take, and a change that another one overtook.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findPasswordHash } from '#db/queries/people.ts'
import { changePasswordHash, endSessions } from '#db/queries/sessions.ts'
import { findOwnFacts } from '#db/queries/persons.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import { judgePassword, type PasswordPolicyRefusal } from '#app/passwords/password-policy.server.ts'
import type { Services } from '#app/services.server.ts'

export type ChangePasswordRefusal =
  | PasswordPolicyRefusal | 'PASSWORD_WRONG' | 'PASSWORD_SAME' | 'SIGN_IN_BUSY' | 'SIGN_IN_RATE_LIMITED'

type SessionServices = Pick<Services, 'database' | 'live'>

/** How many were ended. */
export async function endOwnSessions(
  { database: { db }, live }: SessionServices, actor: Actor, which: { only: Buffer } | 'others',
): Promise<number> {
  const ended = await db.transaction().execute(async (trx) => {
    const list = await endSessions(trx, actor.personId, which === 'others' ? { allBut: actor.sessionSha256 } : which)
    if (list.length > 0) await auditEnd(trx, actor, list)
    return list
  })
  for (const session of ended) live.sessionEnded(session)
  return ended.length
}

interface PasswordInput {
  current: string
  next: string
  address: string
}

export async function changePassword(
  { database: { db }, live, passwords, rateLimits }: SessionServices & Pick<Services, 'passwords' | 'rateLimits'>,
  actor: Actor, { current, next, address }: PasswordInput,
): Promise<Result<null, ChangePasswordRefusal>> {
  const admitted = await rateLimits.admitSignIn(actor.matricula, address)
  if (!admitted.ok) return admitted
  const from = await findPasswordHash(db, actor.personId)
  const fits = await passwords.verify(current, from)
  if (!fits.ok) {
    await rateLimits.giveBack(actor.matricula, address)
    return fits
  }
  if (!fits.value || from === null) return refuse('PASSWORD_WRONG')
  await rateLimits.forgiveFailures(actor.matricula, address)
  if (next === current) return refuse('PASSWORD_SAME')
  const judged = judgePassword(next, await findOwnFacts(db, actor.personId))
  if (!judged.ok) return judged
  const to = await passwords.hash(next)
  const ended = await db.transaction().execute(async (trx) => {
    if (!await changePasswordHash(trx, { personId: actor.personId, from, to })) return null
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'self' }, action: 'account.changePassword', subjectType: 'person',
      subjectId: actor.personId, payload: {},
    })
    const list = await endSessions(trx, actor.personId, { allBut: actor.sessionSha256 })
    if (list.length > 0) await auditEnd(trx, actor, list)
    return list
  })
  if (ended === null) return refuse('PASSWORD_WRONG')
  for (const session of ended) live.sessionEnded(session)
  return accept(null)
}

async function auditEnd(trx: Parameters<typeof appendAudit>[0], actor: Actor, sessions: readonly Buffer[]) {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'self' }, action: 'session.revoke', subjectType: 'person',
    subjectId: actor.personId, payload: { sessions: sessions.map((one) => one.toString('hex')) },
  })
}
