/**
 * Gives ended exams their receipt, once each, whoever asks: a job that hurries, or
 * the candidate who wants it. Not inside the closing: a hand-in must never fail
 * because a key cannot be read, and what is signed is fixed by the closing itself.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findLastReceipt, insertReceipts, listWithoutReceipt, readClosedAttempts, type ReceiptRow }
  from '#db/queries/receipts.ts'
import type { Trx } from '#db/client.ts'
import type { Signer, SigningKeys } from '#app/keys/signing-keys.server.ts'
import { composeFirst } from '#app/receipts/compose-receipt.ts'
import type { Services } from '#app/services.server.ts'

export interface ReceiptServices {
  database: Services['database']
  signing: SigningKeys
}

const PER_ROUND = 200

/** Every ended exam has its receipt afterwards; returns how many this call issued. */
export async function issueMissingReceipts({ database: { db }, signing }: ReceiptServices): Promise<number> {
  let issued = 0
  for (;;) {
    const attemptIds = await listWithoutReceipt(db, PER_ROUND)
    if (attemptIds.length === 0) return issued
    const signer = await signing.current('receipt')
    const now = await db.transaction().execute((trx) => issueFirst(trx, signer, attemptIds))
    issued += now
    if (attemptIds.length < PER_ROUND || now === 0) return issued
  }
}

/** The receipt of the attempt that holds now; undefined while the exam has not ended, or when it was cancelled first. */
export async function issueReceipt(
  { database: { db }, signing }: ReceiptServices, attemptId: string,
): Promise<ReceiptRow | undefined> {
  const there = await findLastReceipt(db, attemptId)
  if (there !== undefined) return there
  const signer = await signing.current('receipt')
  await db.transaction().execute((trx) => issueFirst(trx, signer, [attemptId]))
  return findLastReceipt(db, attemptId)
}

/** Receipts of those that have none yet; how many were kept. One event of the audit commits to all of them. */
export async function issueFirst(trx: Trx, signer: Signer, attemptIds: readonly string[]): Promise<number> {
  const now = await readNow(trx)
  const closed = await readClosedAttempts(trx, attemptIds)
  const composed = closed.map((attempt) => composeFirst(attempt, signer, now))
  const kept = new Set(await insertReceipts(trx, composed))
  if (kept.size === 0) return 0
  const receipts = composed.filter(({ attemptId }) => kept.has(attemptId))
  await appendAudit(trx, {
    actor: null, action: 'sitting.issueReceipts', subjectType: 'signingKey', subjectId: signer.keyId,
    payload: { receipts: Object.fromEntries(receipts.map(({ attemptId, bodySha256 }) => [attemptId, bodySha256])) },
  })
  return kept.size
}
