/**
 * The second half of a sign-in: the session that the password opened is spent and a whole one takes its place, under a
 * new token. Refuses a wrong or used code; of two at once with one code one is let in.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { insertSession, revokeSession } from '#db/queries/people.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { createSessionToken, SESSION_HOURS, type Waiting } from '#app/http/sessions.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { spendAny, type FactorServices } from './check-factor.server.ts'

export type ShowFactorRefusal = 'CODE_WRONG' | 'SIGN_IN_RATE_LIMITED'

interface ShowInput {
  typed: string
  address: string
  userAgent: string | null
  secure: boolean
}

/** The Set-Cookie header of the whole session. */
export async function showFactor(
  { database: { db }, rateLimits, papers }: FactorServices & Pick<CoreServices, 'rateLimits'>,
  waiting: Waiting, { typed, address, userAgent, secure }: ShowInput,
): Promise<Result<string, ShowFactorRefusal>> {
  const limited = `factor ${waiting.personId}`
  const admitted = await rateLimits.admitSignIn(limited, address)
  if (!admitted.ok) return admitted
  const { tokenSha256, setCookie } = await createSessionToken(secure)
  const opened = await db.transaction().execute(async (trx) => {
    const actor = { personId: waiting.personId, role: 'self' }
    const fitted = await spendAny(papers, trx, waiting.personId, typed)
    if (fitted === null || !await revokeSession(trx, waiting.sessionSha256)) {
      await appendAudit(trx, {
        actor: null, action: 'session.refuseFactor', subjectType: 'person', subjectId: waiting.personId, payload: {},
      })
      return false
    }
    await insertSession(trx, { tokenSha256, personId: waiting.personId, hours: SESSION_HOURS, address, userAgent })
    await appendAudit(trx, {
      actor, action: 'session.open', subjectType: 'person', subjectId: waiting.personId,
      payload: { session: tokenSha256.toString('hex'), factor: fitted },
    })
    return true
  })
  if (!opened) return refuse('CODE_WRONG')
  await rateLimits.forgiveFailures(limited, address)
  return accept(setCookie)
}
