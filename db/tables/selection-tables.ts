/** Marks, selection runs, results, awards, letters (migrations 0007, 0032, 0035, 0038). */
import type { ColumnType } from 'kysely'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Decimal, Fixed, FixedTimestamp, GeneratedId, NullableTimestamp, Timestamp, WithDefault } from './columns.ts'

export interface MarkTable {
  attempt_id: Fixed<string>
  status: 'present' | 'absent' | 'cancelled' | 'denied'
  correct: number | null
  counted: number | null
  efiser: Decimal | null
  key_sha256: string | null
  /** SHA-256 (hex) of the answers that were marked; null without a score. */
  answers_digest: WithDefault<string | null>
  marked_at: Timestamp
}

export interface SelectionRunTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  frozen_at: FixedTimestamp
  frozen_by: Fixed<string>
  input: Fixed<string>
  input_sha256: Fixed<string>
  ran_at: NullableTimestamp
  ran_by: string | null
  results: string | null
  results_sha256: string | null
  /** Who asked that it be published; another person does. */
  proposed_at: NullableTimestamp
  proposed_by: string | null
  published_at: NullableTimestamp
  published_by: string | null
  /** Null while the freeze stands; stamped by the database with the two others. */
  discarded_at: ColumnType<Instant | null, never, never>
  discarded_by: ColumnType<string | null, never, string>
  discard_reason: ColumnType<string | null, never, string>
}

export interface SelectionIdentityTable {
  run_id: Fixed<string>
  candidate_id: Fixed<string>
  /** Random 128 bits as hex; the folio of the package and of the lottery. */
  selection_id: Fixed<string>
}

export interface SelectionResultTable {
  run_id: Fixed<string>
  candidate_id: Fixed<string>
  status: Fixed<'ranked' | 'excluded'>
  exclusion: Fixed<string | null>
  efiser: Fixed<Decimal | null>
  grades_mean: Fixed<Decimal | null>
  enarm: Fixed<Decimal | null>
  bonus: Fixed<Decimal | null>
  pi_imss: Fixed<Decimal | null>
  position: Fixed<number | null>
  position_in_cer: Fixed<number | null>
  pool_id: Fixed<string | null>
  preference: Fixed<number | null>
}

export interface CutoffTable {
  run_id: Fixed<string>
  pool_id: Fixed<string>
  seats: Fixed<number>
  filled: Fixed<number>
  ranked_by: Fixed<number>
  last_pi_imss: Fixed<Decimal | null>
  decided_by_tie_break: Fixed<boolean>
}

export interface AwardTable {
  id: GeneratedId
  run_id: Fixed<string>
  candidate_id: Fixed<string>
  pool_id: Fixed<string>
  state: WithDefault<AcceptanceState>
  sede_accepted_at: NullableTimestamp
  commitment_accepted_at: NullableTimestamp
  rejected_at: NullableTimestamp
  resigned_at: NullableTimestamp
  revoked_at: NullableTimestamp
  /** What was accepted with it; null for version 1 of the text. */
  letter_text_id: ColumnType<string | null, string | null | undefined, string | null>
}

export interface AwardTransitionTable {
  from_state: Fixed<string>
  to_state: Fixed<string>
}

export interface LetterTable {
  award_id: Fixed<string>
  token: Fixed<string>
  sha256: Fixed<string>
  bytes: Buffer | null
  issued_at: FixedTimestamp
  fetchable_until: FixedTimestamp
  session_sha256: Fixed<Buffer>
  delivered_at: NullableTimestamp
  /** Of what the letter states; null for one that was issued before letters were signed. */
  content_sha256: ColumnType<string | null, string | null | undefined, never>
  key_id: ColumnType<string | null, string | null | undefined, never>
  signature: ColumnType<string | null, string | null | undefined, never>
  file_signature: ColumnType<string | null, string | null | undefined, never>
  letter_text_id: ColumnType<string | null, string | null | undefined, never>
}

export interface LotteryTable {
  run_id: Fixed<string>
  convocatoria_id: Fixed<string>
  number: Fixed<number>
  commitment: Fixed<string>
  commitment_sha256: Fixed<string>
  frozen_input_sha256: Fixed<string>
  secret_sha256: Fixed<string>
  /** 32 bytes in a secret box bound to the run. */
  sealed_secret: Fixed<Buffer>
  committed_at: FixedTimestamp
  committed_by: Fixed<string>
  chain: Fixed<'drand-quicknet' | 'drand-default' | 'efiser-faro-de-prueba'>
  beacon_at: FixedTimestamp
  fallback_at: FixedTimestamp
  state: WithDefault<'committed' | 'fallbackAsked' | 'drawn'>
  fallback_asked_at: NullableTimestamp
  fallback_asked_by: string | null
  fallback_reason: string | null
  drawn_at: NullableTimestamp
  drawn_by: string | null
  source: 'beacon' | 'fallback' | null
  signature: string | null
  beacon_value: string | null
  secret: string | null
  seed: string | null
  record: string | null
  seeded_input: string | null
  seeded_input_sha256: string | null
}

export interface LotteryStepTable {
  from_state: Fixed<string>
  to_state: Fixed<string>
}

export interface SelectionLedgerTable {
  run_id: Fixed<string>
  inputs: Fixed<string>
  inputs_sha256: Fixed<string>
  left_out: Fixed<string>
}

export interface AuditPackageTable {
  run_id: Fixed<string>
  bytes: Fixed<Buffer>
  sha256: Fixed<string>
  manifest_sha256: Fixed<string>
  tree_head: Fixed<string>
  tree_size: Fixed<number>
  key_id: Fixed<string>
  built_at: FixedTimestamp
}

export interface SelectionLeafTable {
  run_id: Fixed<string>
  candidate_id: Fixed<string>
  /** 0-based, in the order of the results file. */
  leaf: Fixed<number>
  /** 16 bytes, for their owner alone. */
  salt: Fixed<Buffer>
  result: Fixed<string>
  /** Hashes of 32 bytes, from the leaf's sibling up. */
  path: Fixed<Buffer>
}
