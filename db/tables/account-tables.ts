/**
 * The second factor, its recovery codes, a pass in its place, and its reset by two admins (migration 0024); links to an
 * account, and the rosters that were taken (0025).
 */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId, NullableTimestamp, StampedTimestamp, Timestamp } from './columns.ts'

export interface SecondFactorTable {
  person_id: Fixed<string>
  /** The secret under the master key, bound to the person. */
  sealed: Fixed<Buffer>
  /** Of the last code that worked; codes up to it are used up. */
  last_step: number
  since: StampedTimestamp
}

export interface RecoveryCodeTable {
  person_id: Fixed<string>
  code_sha256: Fixed<Buffer>
  used_at: NullableTimestamp
}

export interface FactorPassTable {
  code_sha256: Fixed<Buffer>
  person_id: Fixed<string>
  /** Null: the operator, at the server. */
  made_by: Fixed<string | null>
  made_at: StampedTimestamp
  expires_at: Timestamp
  used_at: NullableTimestamp
}

export interface FactorResetTable {
  id: GeneratedId
  person_id: Fixed<string>
  reason: Fixed<string>
  proposed_by: Fixed<string>
  proposed_at: StampedTimestamp
  outcome: 'confirmed' | 'withdrawn' | null
  decided_by: string | null
  decided_at: NullableTimestamp
}

export interface AccountDecisionTable {
  id: GeneratedId
  person_id: Fixed<string>
  act: Fixed<string>
  reason: Fixed<string>
  by_id: Fixed<string>
  at: StampedTimestamp
}

export interface AccountLinkTable {
  id: GeneratedId
  person_id: Fixed<string>
  purpose: Fixed<'activation' | 'reset'>
  token_sha256: Fixed<Buffer>
  address: Fixed<string>
  made_at: StampedTimestamp
  /** 14 days after it was made, or an hour: by trigger. */
  expires_at: ColumnType<Instant, never, never>
  used_at: NullableTimestamp
  revoked_at: NullableTimestamp
}

export interface RosterImportTable {
  id: GeneratedId
  /** Null before the first call. */
  convocatoria_id: Fixed<string | null>
  file_sha256: Fixed<string>
  people: Fixed<number>
  roles: Fixed<number>
  links: Fixed<number>
  /** Null: the operator, at the server. */
  by_id: Fixed<string | null>
  at: StampedTimestamp
}
