/**
 * What the operator does at the server for somebody whom no admin can help: a link to a password, or a pass in the place
 * of the second factor. Each is in the audit without a person, and neither shows anything of the account.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findLinkRecipient } from '#db/queries/account-links.ts'
import { insertPass } from '#db/queries/second-factors.ts'
import type { CoreServices } from '#app/services.server.ts'
import { hashPass, newLongCode } from '#app/keys/recovery-codes.server.ts'
import type { FactorServices } from './check-factor.server.ts'
import { PASS_MINUTES } from './manage-person.server.ts'
import { sendLinkTo } from './send-account-link.server.ts'

/** The link's path; null for nobody, or a suspended account. */
export async function makeLink({ database: { db }, papers }: FactorServices, matricula: string): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const person = await findLinkRecipient(trx, { identifier: matricula })
    const sent = person === undefined ? null : await sendLinkTo(trx, papers, person.id)
    if (person === undefined || sent?.ok !== true) return null
    await appendAudit(trx, {
      actor: null, action: 'account.sendLink', subjectType: 'person', subjectId: person.id,
      payload: { purpose: sent.value.purpose, operator: true },
    })
    return sent.value.path
  })
}

/** The code; null for nobody, or for whoever has no usable account. */
export async function makePass(
  { database: { db } }: Pick<CoreServices, 'database'>, matricula: string,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const person = await findLinkRecipient(trx, { identifier: matricula })
    if (person === undefined || person.account_of === null || person.disabled_at !== null) return null
    const pass = newLongCode()
    await insertPass(trx, { personId: person.id, codeSha256: hashPass(person.id, pass), minutes: PASS_MINUTES, by: null })
    await appendAudit(trx, {
      actor: null, action: 'factor.givePass', subjectType: 'person', subjectId: person.id,
      payload: { minutes: PASS_MINUTES, operator: true },
    })
    return pass
  })
}
