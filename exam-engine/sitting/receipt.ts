// What a candidate holds after the exam: how many answers count, their digest, the end of the chain of saves and how
// the exam ended. It names the folio and no person, and never a score. The signature (app/keys) is over these bytes.
// Refuses, on reading, whatever is not written exactly so.
import { z } from 'zod'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime({ precision: 3 })
const count = z.int().min(0)

export const receiptSchema = z.strictObject({
  format: z.literal('efiser-receipt/1'),
  /** 1 at the close; one more for each operation that was admitted from quarantine. */
  version: z.int().min(1),
  convocatoria: z.string().min(1).max(100),
  folio: z.string().min(1).max(100),
  exam: z.strictObject({ ceme: z.string().min(1).max(200), grade: z.int().min(1) }),
  turno: z.strictObject({ number: z.int().min(1), opensAt: moment, closesAt: moment }),
  /** Of the frozen paper that was sat. */
  formSha256: z.string().min(1).max(64),
  answered: count,
  total: count,
  /** exam-engine/sitting/answers-digest.ts, of the answers that count. */
  answersDigest: hash,
  chain: z.strictObject({ length: count, head: hash }),
  ended: z.strictObject({ how: z.enum(['handedIn', 'closed']), at: moment }),
  /** How many operations from quarantine are among the answers. */
  admittedOperations: count,
  /** SHA-256 of the receipt that this one replaces. */
  supersedes: hash.nullable(),
  issuedAt: moment,
  keyId: hash,
}).refine(({ version, supersedes }) => (version === 1) === (supersedes === null), { path: ['supersedes'] })
  .refine(({ answered, total }) => answered <= total, { path: ['answered'] })

export type Receipt = Readonly<z.infer<typeof receiptSchema>>

const signedReceiptSchema = z.strictObject({ receipt: receiptSchema, signature: z.base64url().max(200) })

/** `signature`: base64url of the Ed25519 signature. */
export type SignedReceipt = { readonly receipt: Receipt; readonly signature: string }

/** The one text of a receipt: what is signed, stored and hashed. */
export function receiptText(receipt: Receipt): string {
  return canonicalJson(receipt)
}

/** Lower-case hex; a later receipt names an earlier one by it. */
export function receiptSha256(receipt: Receipt): string {
  return sha256Hex(receiptText(receipt))
}

/** The file that the candidate keeps, a line of canonical JSON. */
export function writeSignedReceipt(signed: SignedReceipt): string {
  return canonicalJson(signed) + '\n'
}

/** Null when the text is not a receipt of this format. Says nothing about the signature. */
export function readSignedReceipt(text: string): SignedReceipt | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  const read = signedReceiptSchema.safeParse(parsed)
  return read.success ? read.data : null
}
