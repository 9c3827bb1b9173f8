/**
 * What a receipt is worth. By its signature alone, with a public key in hand; or
 * against the platform, which also knows whether it issued this one and whether
 * another took its place. Says nothing about the person, and needs no session.
 */
import type { KeyObject } from 'node:crypto'
import type { DbOrTrx } from '#db/client.ts'
import { findPublicKey } from '#db/queries/signing-keys.ts'
import { findIssuedReceipt } from '#db/queries/receipts.ts'
import { receiptSha256, receiptText, type Receipt, type SignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { isSignedBy, keyIdOf, readPublicKey } from '#app/keys/signature.ts'
import { readStored } from './compose-receipt.ts'

export type ReceiptVerdict =
  | { readonly verdict: 'valid', readonly receipt: Receipt }
  /** Genuine, and another one holds since an admin admitted an operation. */
  | { readonly verdict: 'superseded', readonly receipt: Receipt, readonly lastVersion: number }
  /** KEY_UNKNOWN: not signed by a key of ours; SIGNATURE: changed after it was signed; NOT_ISSUED: not on record. */
  | { readonly verdict: 'invalid', readonly why: 'KEY_UNKNOWN' | 'SIGNATURE' | 'NOT_ISSUED' }

/** By signature alone: valid or invalid. Whether it was superseded, the file cannot know. */
export function checkBySignature({ receipt, signature }: SignedReceipt, keys: readonly KeyObject[]): ReceiptVerdict {
  const key = keys.find((candidate) => keyIdOf(candidate) === receipt.keyId)
  if (key === undefined) return { verdict: 'invalid', why: 'KEY_UNKNOWN' }
  return isSignedBy('receipt', receiptText(receipt), signature, key)
    ? { verdict: 'valid', receipt }
    : { verdict: 'invalid', why: 'SIGNATURE' }
}

/** Against the platform's record. */
export async function checkAgainstRecord(db: DbOrTrx, signed: SignedReceipt): Promise<ReceiptVerdict> {
  const pem = await findPublicKey(db, 'receipt', signed.receipt.keyId)
  const key = pem === undefined ? null : readPublicKey(pem)
  const verdict = checkBySignature(signed, key === null ? [] : [key])
  if (verdict.verdict !== 'valid') return verdict
  const issued = await findIssuedReceipt(db, { bodySha256: receiptSha256(signed.receipt) })
  if (issued === undefined) return { verdict: 'invalid', why: 'NOT_ISSUED' }
  return issued.last_version > issued.version
    ? { verdict: 'superseded', receipt: signed.receipt, lastVersion: issued.last_version }
    : verdict
}

/** The receipt behind the token of a printed code; null when there is none. */
export async function checkByToken(db: DbOrTrx, token: string): Promise<ReceiptVerdict | null> {
  if (!/^[0-9a-f]{32}$/.test(token)) return null
  const issued = await findIssuedReceipt(db, { token })
  return issued === undefined ? null : checkAgainstRecord(db, readStored(issued))
}
