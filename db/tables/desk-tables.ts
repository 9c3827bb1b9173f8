/**
 * The supervisors' desk and its acta (migration 0018). Times are stamped by the database: none is written here. Rows
 * are appended; those that end, end once.
 */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, FixedTimestamp } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>
type Stamped = ColumnType<Instant, never, never>
type StampedAtEnd = ColumnType<Instant | null, never, never>
type FixedWithDefault<T> = ColumnType<T, T | undefined, never>
/** Empty until the end, written with it. */
type AtEnd<T> = ColumnType<T, never, T>

export interface RoomExitTable {
  id: DrawnNumber
  attempt_id: Fixed<string>
  reason: Fixed<'restroom' | 'health' | 'other'>
  note: Fixed<string>
  left_at: Stamped
  left_by: Fixed<string>
  returned_at: StampedAtEnd
  returned_by: AtEnd<string | null>
  return_note: AtEnd<string>
}

export interface SedeOutageTable {
  id: DrawnNumber
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  kind: Fixed<'power' | 'network' | 'machines' | 'server' | 'other'>
  note: Fixed<string>
  since: FixedTimestamp
  declared_at: Stamped
  declared_by: Fixed<string>
  until: ColumnType<Instant | null, never, string>
  ended_at: StampedAtEnd
  ended_by: AtEnd<string | null>
  end_note: AtEnd<string>
}

export interface DeskHandOverTable {
  id: DrawnNumber
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  from_id: Fixed<string>
  to_id: Fixed<string>
  note: Fixed<string>
  /** Canonical JSON: exam-engine/sitting/desk-charge.ts, PendingCounts. */
  pending: Fixed<string>
  offered_at: Stamped
  outcome: AtEnd<'confirmed' | 'withdrawn' | 'overtaken' | null>
  ended_at: StampedAtEnd
  ended_by: AtEnd<string | null>
}

export interface DeskChargeTable {
  id: DrawnNumber
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  person_id: Fixed<string>
  how: Fixed<'opened' | 'handedOver' | 'forced'>
  hand_over_id: FixedWithDefault<number | null>
  reason: FixedWithDefault<string>
  since: Stamped
  by_id: Fixed<string>
}

export interface ActaTable {
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  /** Canonical JSON: app/acta/acta-content.ts. */
  content: Fixed<string>
  sha256: Fixed<string>
  frozen_at: Stamped
  frozen_by: Fixed<string>
}

export interface ActaObservationTable {
  id: DrawnNumber
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  text: Fixed<string>
  at: Stamped
  by_id: Fixed<string>
}

export interface ActaDutyTable {
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  person_id: Fixed<string>
}

export interface ActaSignatureTable {
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  person_id: Fixed<string>
  sha256: Fixed<string>
  at: Stamped
}

export interface ActaCompletionTable {
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  at: FixedTimestamp
  by_id: Fixed<string>
  reason: Fixed<string | null>
  bytes: Fixed<Buffer>
  sha256: Fixed<string>
}
