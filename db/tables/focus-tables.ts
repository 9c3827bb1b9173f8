/** What candidates' screens said of themselves (migration 0014). */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed } from './columns.ts'

export type FocusKind = 'pageHidden' | 'windowLeft' | 'fullScreenLeft'

export interface FocusEventTable {
  attempt_id: Fixed<string>
  event_id: Fixed<string>
  phase: Fixed<'left' | 'returned'>
  kind: Fixed<FocusKind>
  /** When it was received, by the database's clock. */
  at: ColumnType<Instant, never, never>
  delay_ms: Fixed<number>
  away_ms: Fixed<number | null>
}
