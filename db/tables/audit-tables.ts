/** The audit chain (migration 0002), and its anchors (0044). seq, at and the hashes are made by the database. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, FixedTimestamp } from './columns.ts'

export interface AuditEventTable {
  seq: ColumnType<number, never, never>
  at: ColumnType<Instant, never, never>
  actor_id: Fixed<string | null>
  actor_role: Fixed<string | null>
  action: Fixed<string>
  subject_type: Fixed<string>
  subject_id: Fixed<string>
  /** Canonical JSON; its bytes are hashed. Commitments, never personal data. */
  payload: Fixed<string>
  previous_hash: ColumnType<Buffer, never, never>
  hash: ColumnType<Buffer, never, never>
}

/** Where the chain ends; moved by the chaining trigger alone. */
export interface AuditHeadTable {
  seq: ColumnType<number, never, never>
  hash: ColumnType<Buffer, never, never>
}

/** Signed heads of the chain, one per day. */
export interface AuditAnchorTable {
  number: Fixed<number>
  /** Of central time, as 'YYYY-MM-DD'. */
  day: Fixed<string>
  seq: Fixed<number>
  hash: Fixed<Buffer>
  anchored_at: FixedTimestamp
  /** Canonical JSON: the bytes that are signed. */
  body: Fixed<string>
  body_sha256: Fixed<string>
  signature: Fixed<string>
  key_id: Fixed<string>
}
