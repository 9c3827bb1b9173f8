/** What supervisors record beside the attempt (migration 0011). Rows are appended; those that end, end once. */
import type { ColumnType } from 'kysely'
import type { Fixed, FixedTimestamp, GeneratedId, NullableTimestamp } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>

export interface CheckInRecordTable {
  id: DrawnNumber
  attempt_id: Fixed<string>
  outcome: Fixed<'admitted' | 'denied' | 'denialUndone'>
  solicitud_shown: Fixed<boolean | null>
  id_shown: Fixed<boolean | null>
  identity_matches: Fixed<boolean | null>
  reason: Fixed<string | null>
  note: Fixed<string>
  statement: Fixed<string>
  at: FixedTimestamp
  by_id: Fixed<string>
}

export interface EntryInquiryTable {
  id: DrawnNumber
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  searched: Fixed<string>
  person_id: Fixed<string | null>
  answer: Fixed<string>
  note: Fixed<string>
  at: FixedTimestamp
  by_id: Fixed<string>
}

export interface SignInCodeTable {
  id: GeneratedId
  attempt_id: Fixed<string>
  code_sha256: Fixed<Buffer>
  issued_at: FixedTimestamp
  issued_by: Fixed<string>
  expires_at: FixedTimestamp
  revoked_at: NullableTimestamp
  used_at: NullableTimestamp
  used_session: Buffer | null
}

export interface SittingIncidentTable {
  id: DrawnNumber
  attempt_id: Fixed<string>
  category: Fixed<'candidate' | 'identity' | 'environment' | 'technical' | 'proctor'>
  note: Fixed<string>
  at: FixedTimestamp
  by_id: Fixed<string>
}
