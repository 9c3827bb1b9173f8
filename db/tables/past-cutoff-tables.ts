/** Cut-offs of earlier periods, brought by an admin (migration 0029). Times are stamped by the database. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Decimal, Fixed, GeneratedId } from './columns.ts'

export interface PastCutoffImportTable {
  id: GeneratedId
  /** `2023-2024-1` */
  period: Fixed<string>
  source: Fixed<string>
  file_sha256: Fixed<string>
  rows: Fixed<number>
  at: ColumnType<Instant, never, never>
  by_id: Fixed<string>
  withdrawn_at: ColumnType<Instant | null, never, never>
  withdrawn_by: ColumnType<string | null, never, string>
}

export interface PastCutoffTable {
  import_id: Fixed<string>
  cer: Fixed<string>
  sede_code: Fixed<string>
  subsede: Fixed<string | null>
  seats: Fixed<number>
  filled: Fixed<number>
  /** Null with fewer than three filled seats. */
  last_pi_imss: Fixed<Decimal | null>
}
