/**
 * Issues the next version of an official notification to an OOAD or UMAE (who arrives) or a sede (who leaves): signed, kept
 * with its PDF, mailed to the addresses that are set. Each addressee in a transaction of its own; two who issue at the same
 * time make one version. Refuses before the acceptance is over and a version without news. Convocatoria §5.9.1, §5.9.3
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCallOfSeats, type CallOfSeats } from '#db/queries/call-of-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { queueMail } from '#db/queries/mail.ts'
import {
  insertNotice, insertNoticeAddresses, listAwardedSeats, listNotices, listSedeUnits, readNoticeAddresses,
} from '#db/queries/official-notices.ts'
import { decideNotice, noticeEntries, type NoticeKind, type NoticeRefusal } from '#exam-engine/convocatoria/official-notice.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { noticeStatement, readNotice, writeNotice } from '#app/arrivals/notice-content.ts'
import { listAddressees, seatsFor, toNoticeSeat, type Addressee } from '#app/arrivals/notice-seats.ts'
import { renderOfficialNotice } from '#app/documents/official-notice.server.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Signer } from '#app/keys/signing-keys.server.ts'
import { officialNoticeMail } from '#app/mail/notice-mail.ts'
import type { Services } from '#app/services.server.ts'

type NoticeServices = Pick<Services, 'database' | 'signing' | 'files' | 'demo' | 'env'>

export type IssueNoticeRefusal = NoticeRefusal | 'ADMIN_ONLY' | 'NOTICE_UNKNOWN' | 'NOTICE_UNPUBLISHED'

export interface IssuedNotice {
  id: string
  number: number
  mails: number
}

/** One version, for one addressee. */
export async function issueNotice(
  services: NoticeServices, actor: Actor, { kind, key }: { kind: NoticeKind, key: string },
): Promise<Result<IssuedNotice, IssueNoticeRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const { db } = services.database
  const [call, units] = await Promise.all([findCallOfSeats(db), listSedeUnits(db)])
  if (call === undefined) return refuse('NOTICE_UNPUBLISHED')
  const addressee = listAddressees(units, kind).find((one) => one.key === key)
  if (addressee === undefined) return refuse('NOTICE_UNKNOWN')
  // Before the transaction: a key that is made first takes one of its own.
  const signer = await services.signing.current('notice')
  const kept: string[] = []
  try {
    return await db.transaction().execute((trx) => issue(trx, services, { actor, call, addressee, signer, kept }))
  } catch (error) {
    // The row is not there: neither is its file.
    for (const fileKey of kept) await services.files.discard(fileKey)
    throw error
  }
}

interface Issue {
  actor: Actor
  call: CallOfSeats
  addressee: Addressee
  signer: Signer
  kept: string[]
}

async function issue(
  trx: Trx, services: NoticeServices, { actor, call, addressee, signer, kept }: Issue,
): Promise<Result<IssuedNotice, IssueNoticeRefusal>> {
  const { kind, key, name } = addressee
  await lockConvocatoria(trx, call.id)
  const now = await readNow(trx)
  const results = { from: call.results_from, until: call.results_until }
  const [newest] = await listNotices(trx, call.id, kind, [key])
  const seats = seatsFor((await listAwardedSeats(trx, call.run_id)).map((row) => toNoticeSeat(row, now, results)), addressee)
  const decided = decideNotice(kind, newest === undefined ? null : readNotice(newest.content).entries, seats, results, now)
  if (!decided.ok) return decided
  const number = (newest?.number ?? 0) + 1
  const content = {
    document: 'notificacion-oficial/1', convocatoria: { id: call.id, title: call.title }, kind, addressee: { key, name }, number,
    previousSha256: newest?.contentSha256 ?? null, issuedAt: toIso(now), arrivesOn: call.arrives_on,
    entries: noticeEntries(seats), changes: decided.value,
  } as const
  const { text, sha256 } = writeNotice({ ...content, entries: [...content.entries], changes: [...content.changes] })
  const statement = noticeStatement({ convocatoriaId: call.id, kind, addressee: key, number, issuedAt: now, sha256 })
  const signature = signer.sign(statement)
  const bytes = await renderOfficialNotice({
    content: readNotice(text), text, sha256, statement, keyId: signer.keyId, signature, isDemo: services.demo,
  })
  const fileKey = await services.files.keep('notices', bytes, 'application/pdf')
  kept.push(fileKey)
  const id = await insertNotice(trx, {
    convocatoriaId: call.id, kind, addressee: key, number, content: text, contentSha256: sha256,
    previousSha256: content.previousSha256, keyId: signer.keyId, signature, fileKey, fileSha256: sha256Hex(bytes),
    issuedBy: actor.personId, issuedAt: now,
  })
  const addresses = (await readNoticeAddresses(trx)).get(key) ?? []
  const mails = await queueMail(trx, addresses.map((address) => officialNoticeMail({
    noticeId: id, kind, personId: actor.personId, address, publicUrl: services.env.publicUrl, addresseeName: name,
    sedeCode: kind === 'departures' || key !== name ? key : null, number, people: content.entries.length,
    changes: content.changes.length, sha256, fileKey,
  })))
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: 'notice.issue', subjectType: 'notice', subjectId: id,
    payload: { kind, addressee: key, version: number, people: content.entries.length, changes: content.changes.length, sha256, mails },
  })
  return accept({ id, number, mails })
}

/** Every addressee whose next version has something to say; how many were issued. */
export async function issueDueNotices(services: NoticeServices, actor: Actor): Promise<Result<number, IssueNoticeRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const units = await listSedeUnits(services.database.db)
  let issued = 0
  for (const { kind, key } of [...listAddressees(units, 'arrivals'), ...listAddressees(units, 'departures')]) {
    const done = await issueNotice(services, actor, { kind, key })
    if (done.ok) issued += 1
    else if (done.refusal !== 'NOTICE_UNCHANGED' && done.refusal !== 'NOTICE_EMPTY') return done
  }
  return accept(issued)
}

/** Where an OOAD or sede is written to from now on; an empty list: nowhere. */
export async function setNoticeAddresses(
  { database: { db } }: Pick<Services, 'database'>, actor: Actor, { key, addresses }: { key: string, addresses: string[] },
): Promise<Result<null, 'ADMIN_ONLY' | 'NOTICE_UNKNOWN'>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const units = await listSedeUnits(db)
  if (!units.some(({ code, ooad }) => code === key || ooad === key) || key === 'UMAE') return refuse('NOTICE_UNKNOWN')
  await db.transaction().execute(async (trx) => {
    await insertNoticeAddresses(trx, { addressee: key, addresses, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'notice.setAddresses', subjectType: 'addressee',
      subjectId: key, payload: { addresses: addresses.join(' ') },
    })
  })
  return accept(null)
}
