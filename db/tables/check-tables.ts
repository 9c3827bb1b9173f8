/** The check of machines and the rehearsal (migration 0019). Nothing here is of an exam. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, FixedTimestamp, GeneratedId, NullableTimestamp, Timestamp, WithDefault } from './columns.ts'

/** A code of the sede, an account of the sede's staff, or a candidate's own account. */
export type CheckOrigin = 'pass' | 'staff' | 'candidate'

export interface CheckPassTable {
  id: GeneratedId
  sede_code: Fixed<string>
  code_sha256: Fixed<Buffer>
  issued_at: FixedTimestamp
  issued_by: Fixed<string>
  expires_at: FixedTimestamp
  revoked_at: NullableTimestamp
}

interface OriginColumns {
  sede_code: Fixed<string>
  device_sha256: Fixed<Buffer>
  label: Fixed<string>
  origin: Fixed<CheckOrigin>
  pass_id: Fixed<string | null>
  by_id: Fixed<string | null>
}

export interface MachineCheckTable extends OriginColumns {
  id: Fixed<string>
  at: ColumnType<Instant, never, never>
  result: Fixed<'pass' | 'warning' | 'fail'>
  /** app/system-check/measurements.ts; an object, which the driver writes as JSON. */
  measurements: ColumnType<unknown, unknown, never>
}

export interface CheckProbeTable {
  device_sha256: Fixed<Buffer>
  slot: Fixed<number>
  at: Timestamp
}

export interface RehearsalTable extends OriginColumns {
  id: GeneratedId
  seed: Fixed<string>
  opens_at: FixedTimestamp
  closes_at: FixedTimestamp
  epoch: WithDefault<number>
  holder: string | null
  finished_at: NullableTimestamp
  handed_in: boolean | null
  answered_count: number | null
  answers_digest: string | null
}

export interface RehearsalAnswerTable {
  rehearsal_id: Fixed<string>
  item_id: Fixed<string>
  revision: number
  option_id: string | null
  flagged: boolean
  struck: string[]
  saved_at: Timestamp
}
