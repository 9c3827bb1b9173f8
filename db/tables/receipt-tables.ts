/** Signing keys, receipts, decisions on quarantine (migration 0010). */
import type { Fixed, FixedTimestamp, NullableTimestamp } from './columns.ts'

export interface SigningKeyTable {
  /** SHA-256 (hex) of the public key. */
  id: Fixed<string>
  purpose: Fixed<string>
  /** PEM. */
  public_key: Fixed<string>
  since: FixedTimestamp
  /** Null while it signs. */
  until: NullableTimestamp
}

export interface ReceiptTable {
  attempt_id: Fixed<string>
  version: Fixed<number>
  /** Canonical JSON: the bytes that are signed. */
  body: Fixed<string>
  body_sha256: Fixed<string>
  answers_digest: Fixed<string>
  signature: Fixed<string>
  key_id: Fixed<string>
  /** 32 hex, random: finds the receipt on the public page. */
  token: Fixed<string>
  issued_at: FixedTimestamp
}

export interface QuarantineDecisionTable {
  quarantine_id: Fixed<number>
  verdict: Fixed<'admit' | 'reject'>
  reason: Fixed<string>
  decided_at: FixedTimestamp
  decided_by: Fixed<string>
}
