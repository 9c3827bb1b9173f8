/** The demo marker and the clock's offset (migration 0001). */
import type { ColumnType } from 'kysely'
import type { Fixed, FixedTimestamp, WithDefault } from './columns.ts'

export interface DemoMarkerTable {
  singleton: WithDefault<boolean>
  seed: Fixed<string>
  created_at: WithDefault<FixedTimestamp>
}

export interface DemoClockTable {
  singleton: WithDefault<boolean>
  /** Milliseconds added to the wall clock. */
  offset_ms: ColumnType<number, never, number>
}
