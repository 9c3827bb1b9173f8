/** Official notifications, where they are sent, and presentations at the new sede (migrations 0042, 0043). */
import type { ColumnType } from 'kysely'
import type { NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, FixedTimestamp, GeneratedId } from './columns.ts'

type Stamped = ColumnType<Instant, never, never>
type Counted = ColumnType<number, never, never>

export interface OfficialNoticeTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  kind: Fixed<NoticeKind>
  /** Of arrivals the OOAD, or the code of a UMAE; of departures the code of the sede. */
  addressee: Fixed<string>
  number: Fixed<number>
  /** Canonical JSON. */
  content: Fixed<string>
  content_sha256: Fixed<string>
  previous_sha256: Fixed<string | null>
  key_id: Fixed<string>
  signature: Fixed<string>
  file_key: Fixed<string>
  file_sha256: Fixed<string>
  issued_by: Fixed<string>
  issued_at: FixedTimestamp
}

export interface NoticeAddressTable {
  id: Counted
  addressee: Fixed<string>
  addresses: Fixed<string[]>
  set_by: Fixed<string>
  at: Stamped
}

export interface ArrivalRecordTable {
  id: Counted
  award_id: Fixed<string>
  /** ISO date; null takes a wrong record back. */
  arrived_on: Fixed<string | null>
  reason: Fixed<string>
  by_id: Fixed<string>
  by_role: Fixed<'ooad' | 'educacion'>
  at: Stamped
}
