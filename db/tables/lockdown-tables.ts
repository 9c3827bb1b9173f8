/** Safe Exam Browser: settings, where it is required, and for whom it was waived (migration 0019). Appended only. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed } from './columns.ts'

type Drawn<T> = ColumnType<T, never, never>

export interface LockdownSettingTable {
  id: Drawn<number>
  quit_password_sha256: Fixed<string>
  at: Drawn<Instant>
  by_id: Fixed<string>
}

export interface LockdownRequirementTable {
  id: Drawn<number>
  sede_code: Fixed<string | null>
  exam_id: Fixed<string | null>
  required: Fixed<boolean>
  at: Drawn<Instant>
  by_id: Fixed<string>
}

export interface LockdownWaiverTable {
  attempt_id: Fixed<string>
  reason: Fixed<string>
  at: Drawn<Instant>
  by_id: Fixed<string>
}
