/**
 * What a person does about the own data, and the coordination about a request: consent to the notice as shown, ARCO
 * requests, their answer or withdrawal. Each with its row in the audit; the person is told by mail.
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listAddresses, queueMail } from '#db/queries/mail.ts'
import { insertArcoAnswer, insertArcoRequest, insertConsent, listOwnArcoRequests, lockArcoRequest } from '#db/queries/privacy.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { arcoDueOn, endArcoRequest, type ArcoEnd, type ArcoKind, type ArcoRefusal } from '#exam-engine/privacy/arco.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { arcoAnsweredMail, arcoFiledMail } from '#app/mail/arco-mail.ts'
import { NOTICE_VERSION, noticeText } from '#exam-engine/privacy/notice.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import type { CoreServices } from '#app/services.server.ts'

export type PrivacyRefusal = ArcoRefusal | 'NOTICE_CHANGED' | 'ARCO_TOO_MANY' | 'ARCO_UNKNOWN' | 'ADMIN_ONLY'

type PrivacyServices = Pick<CoreServices, 'database'>

/** At once without an answer, of one person. */
const MOST_OPEN = 5

/** `version` is the one that was shown. Twice is once. */
export async function giveConsent(
  { database: { db } }: PrivacyServices, actor: Actor, { version, address }: { version: number, address: string | null },
): Promise<Result<null, 'NOTICE_CHANGED'>> {
  if (version !== NOTICE_VERSION) return refuse('NOTICE_CHANGED')
  const noticeSha256 = sha256Hex(noticeText())
  return db.transaction().execute(async (trx) => {
    const given = await insertConsent(trx, { personId: actor.personId, version, noticeSha256, address })
    if (given) await audit(trx, actor, 'privacy.consent', 'person', actor.personId, { version, textSha256: noticeSha256 })
    return accept(null)
  })
}

/** The number of the request. ARCO_TOO_MANY says in `most` how many may wait. */
export async function fileArcoRequest(
  { database: { db } }: PrivacyServices, actor: Actor, { kind, text }: { kind: ArcoKind, text: string },
): Promise<Result<number, 'ARCO_TOO_MANY'>> {
  return db.transaction().execute(async (trx): Promise<Result<number, 'ARCO_TOO_MANY'>> => {
    await lockRegistration(trx, actor.personId)
    const waiting = (await listOwnArcoRequests(trx, actor.personId)).filter(({ outcome }) => outcome === null)
    if (waiting.length >= MOST_OPEN) return refuse('ARCO_TOO_MANY', { most: MOST_OPEN })
    const dueOn = arcoDueOn(await readNow(trx))
    const { id, number } = await insertArcoRequest(trx, { personId: actor.personId, kind, text: text.trim(), dueOn })
    await audit(trx, actor, 'arco.file', 'arcoRequest', id, { number, kind, dueOn, textSha256: sha256Hex(text.trim()) })
    const [to] = await listAddresses(trx, [actor.personId])
    if (to !== undefined) {
      await queueMail(trx, [arcoFiledMail({ requestId: id, number, personId: to.personId, address: to.email }, formatIsoDate(dueOn))])
    }
    return accept(number)
  })
}

/** The coordination's answer, or the withdrawal by who filed it. */
export async function endArco(
  { database: { db } }: PrivacyServices, actor: Actor, requestId: string, end: ArcoEnd,
): Promise<Result<null, PrivacyRefusal>> {
  if (end.outcome !== 'withdrawn' && !hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<null, PrivacyRefusal>> => {
    const request = await lockArcoRequest(trx, requestId)
    const own = request?.personId === actor.personId
    // Nobody but the coordination is told that somebody else's exists.
    if (request === undefined || (!own && !hasRole(actor, 'admin'))) return refuse('ARCO_UNKNOWN')
    const decided = endArcoRequest({ ended: request.ended, own }, end)
    if (!decided.ok) return decided
    const { outcome, text } = decided.value
    await insertArcoAnswer(trx, { requestId, outcome, text, by: actor.personId })
    const { number, personId, email: address } = request
    if (outcome === 'withdrawn') {
      await audit(trx, actor, 'arco.withdraw', 'arcoRequest', requestId, { number })
      return accept(null)
    }
    await audit(trx, actor, 'arco.answer', 'arcoRequest', requestId, { number, outcome, textSha256: sha256Hex(text) }, 'admin')
    await queueMail(trx, [arcoAnsweredMail({ requestId, number, personId, address })])
    return accept(null)
  })
}

async function audit(
  trx: Trx, actor: Actor, action: string, subjectType: string, subjectId: string, payload: Record<string, unknown>,
  role = 'self',
): Promise<void> {
  await appendAudit(trx, { actor: { personId: actor.personId, role }, action, subjectType, subjectId, payload })
}
