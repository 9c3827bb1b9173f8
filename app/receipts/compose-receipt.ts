/**
 * Writes the text of a receipt and signs it: the first one from the attempt as it
 * closed, a later one from the one that it replaces. Takes facts, time and key;
 * stores nothing.
 */
import { randomBytes } from 'node:crypto'
import type { ClosedAttempt, NewReceipt, ReceiptRow } from '#db/queries/receipts.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { answersDigest, type FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import { countAnswered } from '#exam-engine/sitting/effective-answers.ts'
import { receiptSchema, receiptSha256, receiptText, type Receipt, type SignedReceipt }
  from '#exam-engine/sitting/receipt.ts'
import type { Signer } from '#app/keys/signing-keys.server.ts'

/** Version 1: what the attempt committed to when it closed. */
export function composeFirst(attempt: ClosedAttempt, signer: Signer, now: Instant): NewReceipt {
  return sign(attempt.id, {
    format: 'efiser-receipt/1',
    version: 1,
    convocatoria: attempt.convocatoria_id,
    folio: attempt.folio,
    exam: { ceme: attempt.ceme, grade: attempt.grade },
    turno: { number: attempt.number, opensAt: toIso(attempt.opens_at), closesAt: toIso(attempt.closes_at) },
    formSha256: attempt.content_sha256,
    answered: attempt.answered_count,
    total: attempt.item_count,
    answersDigest: attempt.answers_digest,
    chain: { length: attempt.chain_length, head: attempt.chain_head.toString('hex') },
    ended: { how: attempt.how, at: toIso(attempt.finished_at) },
    admittedOperations: 0,
    supersedes: null,
    issuedAt: toIso(now),
    keyId: signer.keyId,
  }, signer, now)
}

/** The receipt after one more operation was admitted; `answers` are those that count now. */
export function composeSuperseding(
  last: ReceiptRow, answers: readonly FinalAnswer[], signer: Signer, now: Instant,
): NewReceipt {
  const { receipt } = readStored(last)
  return sign(last.attempt_id, {
    ...receipt,
    version: receipt.version + 1,
    answered: countAnswered(answers),
    answersDigest: answersDigest(answers),
    admittedOperations: receipt.admittedOperations + 1,
    supersedes: last.body_sha256,
    issuedAt: toIso(now),
    keyId: signer.keyId,
  }, signer, now)
}

/** As the candidate gets it. Throws when the row does not hold a receipt: it was checked when it was written. */
export function readStored({ body, signature }: Pick<ReceiptRow, 'body' | 'signature'>): SignedReceipt {
  return { receipt: receiptSchema.parse(JSON.parse(body)), signature }
}

function sign(attemptId: string, receipt: Receipt, signer: Signer, issuedAt: Instant): NewReceipt {
  const body = receiptText(receipt)
  return {
    attemptId, version: receipt.version, body, bodySha256: receiptSha256(receipt), answersDigest: receipt.answersDigest,
    signature: signer.sign(body), keyId: signer.keyId, token: randomBytes(16).toString('hex'), issuedAt,
  }
}
