/**
 * Anchors the audit chain, once per day of central time, whichever node comes first: announces the anchor in the chain,
 * signs the head that this makes, keeps it, and writes to the addresses that the operator named, all in one transaction.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findLastAnchor, insertAnchor, isAnchoredToday, lockAnchors, readHeadEvent } from '#db/queries/audit-anchors.ts'
import { queueMail } from '#db/queries/mail.ts'
import { findPublicKey } from '#db/queries/signing-keys.ts'
import type { Trx } from '#db/client.ts'
import { anchorSchema, anchorSha256, anchorText } from '#exam-engine/audit/anchor.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { toSignedAnchor } from '#app/audit/read-anchors.server.ts'
import type { Signer } from '#app/keys/signing-keys.server.ts'
import { anchorMail } from '#app/mail/anchor-mail.ts'
import type { CoreServices } from '#app/services.server.ts'

export type AnchorServices = Pick<CoreServices, 'database' | 'signing'> & { env: Pick<CoreServices['env'], 'anchorMail'> }

/** The number of the new anchor; null when today has one. */
export async function anchorAudit({ database: { db }, signing, env }: AnchorServices): Promise<number | null> {
  if (await isAnchoredToday(db)) return null
  const signer = await signing.current('anchor')
  return db.transaction().execute(async (trx) => {
    await lockAnchors(trx)
    return await isAnchoredToday(trx) ? null : anchorNow(trx, signer, env.anchorMail)
  })
}

async function anchorNow(trx: Trx, { keyId, sign }: Signer, addresses: readonly string[]): Promise<number> {
  const last = await findLastAnchor(trx)
  const number = (last?.number ?? 0) + 1
  await appendAudit(trx, {
    actor: null, action: 'audit.anchor', subjectType: 'auditAnchor', subjectId: String(number),
    payload: { keyId, previous: last?.body_sha256 ?? null },
  })
  const { seq, hash, at, day } = await readHeadEvent(trx)
  const anchor = anchorSchema.parse({
    format: 'efiser-anchor/1', number, day, seq, hash, at: toIso(at), previous: last?.body_sha256 ?? null, keyId,
  })
  const body = anchorText(anchor)
  const signature = sign(body)
  await insertAnchor(trx, { anchor, at, body, bodySha256: anchorSha256(anchor), signature })
  const signed = toSignedAnchor({ body, signature, public_key: await findPublicKey(trx, 'anchor', keyId) ?? null })
  await queueMail(trx, addresses.map((address) => anchorMail(signed, address)))
  return number
}
