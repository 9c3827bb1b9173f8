/** Opening a paper without net (migration 0016). A key never changes; a code is shown once and told of once. */
import type { Fixed, FixedTimestamp, GeneratedId, NullableTimestamp } from './columns.ts'

export interface OfflineKeyTable {
  id: GeneratedId
  attempt_id: Fixed<string>
  device: Fixed<Buffer>
  form_id: Fixed<string>
  master_id: Fixed<string>
  /** Under the master key, which is not in the database. */
  secret: Fixed<Buffer>
  made_at: FixedTimestamp
}

export interface OfflineCodeTable {
  key_id: Fixed<string>
  shown_at: FixedTimestamp
  shown_by: Fixed<string>
  told_at: NullableTimestamp
  opened_at: NullableTimestamp
}
