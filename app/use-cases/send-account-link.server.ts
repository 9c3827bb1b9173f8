/**
 * Sends links that set a password to the address on the roster: of activation to who has no account yet, of reset to who
 * has one. Who asks on a page for an own one hears the same answer whoever there is: nobody learns here who is known.
 * At most one in ten minutes and five in a day for a person; a link takes the place of those before.
 */
import { randomBytes } from 'node:crypto'
import { appendAudit } from '#db/queries/audit.ts'
import { countRecentLinks, findLinkRecipient, insertLinks } from '#db/queries/account-links.ts'
import { queueMail } from '#db/queries/mail.ts'
import type { Trx } from '#db/client.ts'
import { sha256, sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { aboutLink, accountLinkMail } from '#app/mail/account-mail.ts'
import { MAIL_LINK, sealLink } from '#app/mail/mail-link.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { FactorServices } from './check-factor.server.ts'

const TOKEN_BYTES = 32
const MOST_A_DAY = 5
/** Of one statement: its parameters are counted by sixteen bits. */
const CHUNK = 1_000

export const LINK_PATH = '/acceso/enlace/contrasena'

/** 256 random bits in base64url; null for what cannot be a token. */
export const readToken = (typed: string | null): Buffer | null =>
  typed !== null && /^[\w-]{43}$/.test(typed) ? Buffer.from(sha256(`efiser-account-link-1\n${typed}`)) : null

export interface LinkTo {
  personId: string
  address: string
  purpose: 'activation' | 'reset'
}

/** Makes one link for each and queues its mail, in the transaction of the act. */
export async function queueLinks(
  trx: Trx, { secrets }: FactorServices['papers'], recipients: readonly LinkTo[],
): Promise<{ personId: string, path: string }[]> {
  const tokens = recipients.map(() => randomBytes(TOKEN_BYTES).toString('base64url'))
  const links = await insertLinks(trx, recipients.map(({ personId, address, purpose }, at) => {
    const tokenSha256 = readToken(tokens[at] ?? '')
    if (tokenSha256 === null) throw new Error('a token is 256 bits')
    return { personId, address, purpose, tokenSha256 }
  }))
  const ids = new Map(links.map(({ id, personId }) => [personId, id]))
  const sent = recipients.map(({ personId, address, purpose }, at) => {
    const linkId = ids.get(personId) ?? ''
    const path = `${LINK_PATH}?ficha=${tokens[at] ?? ''}`
    const mail = accountLinkMail({ personId, address, linkId, purpose, link: MAIL_LINK })
    return { personId, path, mail: { ...mail, linkSealed: sealLink(secrets, aboutLink(linkId), path) } }
  })
  for (let at = 0; at < sent.length; at += CHUNK) {
    await queueMail(trx, sent.slice(at, at + CHUNK).map(({ mail }) => mail))
  }
  return sent.map(({ personId, path }) => ({ personId, path }))
}

type RequestServices = FactorServices & Pick<CoreServices, 'rateLimits'>

/** Accepted for the known and the unknown alike. Refuses too many requests of one address, or for one identifier. */
export async function requestOwnLink(
  { database: { db }, papers, rateLimits }: RequestServices, { identifier, address }: { identifier: string, address: string },
): Promise<Result<null, 'SIGN_IN_RATE_LIMITED'>> {
  const admitted = await rateLimits.admitSignIn(`link ${identifier}`, address)
  if (!admitted.ok) return admitted
  await db.transaction().execute(async (trx) => {
    const person = await findLinkRecipient(trx, { identifier })
    const sent = person !== undefined && person.disabled_at === null && await sendWithin(trx, papers, person)
    await appendAudit(trx, {
      actor: null, action: sent ? 'account.requestLink' : 'account.refuseLink', subjectType: 'identifier',
      subjectId: sha256Hex(identifier), payload: {},
    })
  })
  return accept(null)
}

async function sendWithin(
  trx: Trx, papers: FactorServices['papers'],
  { id, email, account_of: account }: { id: string, email: string, account_of: string | null },
): Promise<boolean> {
  const { justNow, today } = await countRecentLinks(trx, id)
  if (justNow > 0 || today >= MOST_A_DAY) return false
  await queueLinks(trx, papers, [{ personId: id, address: email, purpose: account === null ? 'activation' : 'reset' }])
  return true
}

/** By an admin or the operator, however many went before. The path is for the operator alone. */
export async function sendLinkTo(
  trx: Trx, papers: FactorServices['papers'], personId: string,
): Promise<Result<{ purpose: LinkTo['purpose'], path: string }, 'PERSON_UNKNOWN' | 'ACCOUNT_UNCHANGED'>> {
  const person = await findLinkRecipient(trx, { personId })
  if (person === undefined) return refuse('PERSON_UNKNOWN')
  if (person.disabled_at !== null) return refuse('ACCOUNT_UNCHANGED')
  const purpose = person.account_of === null ? 'activation' : 'reset'
  const [sent] = await queueLinks(trx, papers, [{ personId, address: person.email, purpose }])
  return accept({ purpose, path: sent?.path ?? '' })
}
