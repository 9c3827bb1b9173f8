/** Attempts, answers with their history, quarantine, actas (migration 0006). */
import type { ColumnType } from 'kysely'
import type { Fixed, FixedTimestamp, GeneratedId, NullableTimestamp, Timestamp, WithDefault } from './columns.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export type AttemptStateColumn =
  | 'expected' | 'admitted' | 'inProgress' | 'handedIn' | 'closed' | 'denied' | 'absent' | 'cancelled'

export interface AttemptTransitionTable {
  from_state: Fixed<string>
  to_state: Fixed<string>
}

export interface AttemptTable {
  id: GeneratedId
  candidate_id: Fixed<string>
  exam_id: Fixed<string>
  turno_id: Fixed<string>
  sede_code: string
  state: WithDefault<AttemptStateColumn>
  state_before_cancel: AttemptStateColumn | null
  opens_at: Timestamp
  /** The screen locks. */
  closes_at: Timestamp
  /** closes_at + the transit grace of the convocatoria: what arrives later is quarantined. */
  accepts_until: Timestamp
  times_version: WithDefault<number>
  form_id: string | null
  /** 64 hex, drawn once, at admission. */
  permutation_seed: string | null
  lease_epoch: WithDefault<number>
  lease_session: Buffer | null
  /** The session of the holder. */
  lease_owner: Buffer | null
  /** The machine that holds it or held it last. */
  lease_device: Buffer | null
  lease_since: NullableTimestamp
  lease_device_epoch: WithDefault<number>
  lease_released_epoch: number | null
  lease_unsent: number | null
  admitted_at: NullableTimestamp
  admitted_by: string | null
  started_at: NullableTimestamp
  finished_at: NullableTimestamp
  denial_reason: string | null
  denial_note: string | null
  cancel_note: string | null
  answered_count: number | null
  /** SHA-256 (hex) of the final answers. */
  answers_digest: string | null
  chain_length: number | null
  chain_head: Buffer | null
}

export interface AttemptPulseTable {
  attempt_id: Fixed<string>
  unsent: number
  item_id: string | null
  reported_at: Timestamp
}

export interface AnswerHistoryTable {
  attempt_id: Fixed<string>
  seq: Fixed<number>
  item_id: Fixed<string>
  revision: Fixed<number>
  option_id: Fixed<string | null>
  flagged: Fixed<boolean>
  struck: Fixed<string[]>
  epoch: Fixed<number>
  op_id: Fixed<string>
  received_at: FixedTimestamp
  client_at: ColumnType<Instant | null, string | null, never>
  hash: Fixed<Buffer>
}

export interface AnswerTable {
  attempt_id: Fixed<string>
  item_id: Fixed<string>
  revision: number
  option_id: string | null
  flagged: boolean
  struck: string[]
  saved_at: Timestamp
}

export interface AnswerQuarantineTable {
  id: ColumnType<number, never, never>
  attempt_id: Fixed<string>
  reason: Fixed<string>
  operation: ColumnType<unknown, string, never>
  epoch: Fixed<number>
  received_at: FixedTimestamp
}
