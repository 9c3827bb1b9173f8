/** What was shown of a proposal before its decision (migration 0055). Appended; the time is stamped by the database. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed } from './columns.ts'

export interface ProposalShowingTable {
  id: ColumnType<number, never, never>
  annulment_id: Fixed<string | null>
  effect_sha256: Fixed<string | null>
  correction_id: Fixed<string | null>
  opening_id: Fixed<number>
  shown_to: Fixed<string>
  shown_at: ColumnType<Instant, never, never>
}
