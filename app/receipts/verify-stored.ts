/**
 * Checks the receipts of every ended exam against what they state: the answers that
 * count now give the digest of the last one, each supersedes the one before, each
 * is signed by the key that it names. An exam whose receipt is still to be signed
 * is counted, not a fault.
 */
import type { DbOrTrx } from '#db/client.ts'
import { listClosedWithReceipts } from '#db/queries/receipts.ts'
import { readAnswersThatCount } from '#db/queries/quarantine-decisions.ts'
import { listSigningKeys } from '#db/queries/signing-keys.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { countAnswered, effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { readSignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { readPublicKey } from '#app/keys/signature.ts'
import { checkBySignature } from './check-receipt.ts'

const PAGE = 500

export type ReceiptFault =
  | 'RECEIPT_UNREADABLE' | 'RECEIPT_SIGNATURE' | 'RECEIPT_CHAIN'
  /** The answers that count are not those of the last receipt. */
  | 'RECEIPT_DIGEST_DIFFERS'

export interface ReceiptsVerdict {
  receipts: number
  /** Ended exams that wait for their receipt. */
  missing: number
  broken: { attemptId: string, reason: ReceiptFault }[]
}

/** Give it a repeatable-read transaction while others are writing. */
export async function verifyStoredReceipts(db: DbOrTrx): Promise<ReceiptsVerdict> {
  const keys = (await listSigningKeys(db)).flatMap(({ public_key: pem }) => readPublicKey(pem) ?? [])
  const verdict: ReceiptsVerdict = { receipts: 0, missing: 0, broken: [] }
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await listClosedWithReceipts(db, after, PAGE)
    for (const { id, receipts } of page) {
      after = id
      verdict.receipts += receipts.length
      if (receipts.length === 0) verdict.missing += 1
      const reason = receipts.length === 0 ? null : await findFault(db, id, receipts, keys)
      if (reason !== null) verdict.broken.push({ attemptId: id, reason })
    }
    if (page.length < PAGE) return verdict
  }
}

type StoredReceipts = Awaited<ReturnType<typeof listClosedWithReceipts>>[number]['receipts']

async function findFault(
  db: DbOrTrx, attemptId: string, receipts: StoredReceipts, keys: Parameters<typeof checkBySignature>[1],
): Promise<ReceiptFault | null> {
  let previous: string | null = null
  let stated = { answersDigest: '', answered: 0 }
  for (const { body, signature } of receipts) {
    const signed = readSignedReceipt(`{"receipt":${body},"signature":${JSON.stringify(signature)}}`)
    if (signed === null) return 'RECEIPT_UNREADABLE'
    if (checkBySignature(signed, keys).verdict !== 'valid') return 'RECEIPT_SIGNATURE'
    if (signed.receipt.supersedes !== previous) return 'RECEIPT_CHAIN'
    previous = sha256Hex(body)
    stated = signed.receipt
  }
  const { final, admitted } = await readAnswersThatCount(db, attemptId)
  const answers = effectiveAnswers(final, admitted)
  return stated.answersDigest === answersDigest(answers) && stated.answered === countAnswered(answers)
    ? null : 'RECEIPT_DIGEST_DIFFERS'
}
