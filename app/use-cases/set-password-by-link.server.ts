/**
 * Who was sent a link chooses a password with it: the link, and the matrícula, which the address alone does not know.
 * All sessions of the account end with that, and its owner is written so. Nobody is signed in by it: the second factor
 * is asked for as ever. Refuses a link that is used, over or replaced, and a password that the policy does not take.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findOpenLink, setPasswordByLink } from '#db/queries/account-links.ts'
import { queueMail } from '#db/queries/mail.ts'
import { findOwnFacts } from '#db/queries/persons.ts'
import { endSessions } from '#db/queries/sessions.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { passwordSetMail } from '#app/mail/account-mail.ts'
import { judgePassword, type PasswordPolicyRefusal } from '#app/passwords/password-policy.server.ts'
import type { Services } from '#app/services.server.ts'

export type SetByLinkRefusal = PasswordPolicyRefusal | 'LINK_OVER' | 'MATRICULA_OTHER' | 'SIGN_IN_RATE_LIMITED'

interface SetInput {
  tokenSha256: Buffer | null
  matricula: string
  password: string
  address: string
}

export async function setPasswordWithLink(
  { database: { db }, passwords, rateLimits, live }: Pick<Services, 'database' | 'passwords' | 'rateLimits' | 'live'>,
  { tokenSha256, matricula, password, address }: SetInput,
): Promise<Result<{ purpose: 'activation' | 'reset' }, SetByLinkRefusal>> {
  const link = tokenSha256 === null ? undefined : await findOpenLink(db, tokenSha256)
  if (tokenSha256 === null || link === undefined) return refuse('LINK_OVER')
  const limited = `link ${link.personId}`
  const admitted = await rateLimits.admitSignIn(limited, address)
  if (!admitted.ok) return admitted
  if (matricula !== link.matricula) return refuse('MATRICULA_OTHER')
  await rateLimits.forgiveFailures(limited, address)
  const judged = judgePassword(password, await findOwnFacts(db, link.personId))
  if (!judged.ok) return judged
  const hash = await passwords.hash(password)
  const { personId, purpose } = link
  const ended = await db.transaction().execute(async (trx) => {
    if (await setPasswordByLink(trx, tokenSha256, hash) === null) return null
    await appendAudit(trx, {
      actor: { personId, role: 'self' }, action: purpose === 'activation' ? 'account.activate' : 'account.resetPassword',
      subjectType: 'person', subjectId: personId, payload: { link: link.id },
    })
    if (purpose === 'reset') {
      await queueMail(trx, [passwordSetMail({ personId, address: link.address, linkId: link.id })])
    }
    return endSessions(trx, personId, 'all')
  })
  if (ended === null) return refuse('LINK_OVER')
  for (const session of ended) live.sessionEnded(session)
  return accept({ purpose })
}
