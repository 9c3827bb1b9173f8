/** The call: drafts, versions and avisos (migrations 0021, 0026). */
import type { ColumnType } from 'kysely'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, FixedTimestamp, GeneratedId, WithDefault } from './columns.ts'

type Json = ColumnType<unknown, string, string>
/** Written by the database. */
type Stamped = ColumnType<Instant, never, never>

export interface CallDraftTable {
  id: GeneratedId
  copied_from: Fixed<string>
  /** exam-engine/convocatoria/call-document.ts */
  document: Json
  /** Courses whose exception of grades is to be decided anew. */
  undecided: string[]
  revision: WithDefault<number>
  created_at: Stamped
  created_by: Fixed<string>
  changed_at: Stamped
  changed_by: string
  published_as: ColumnType<string | null, never, string>
  /** The call whose next version this is, and the version it was written upon; null for a new call. */
  amends: ColumnType<string | null, string | null | undefined, never>
  amends_number: ColumnType<number | null, number | null | undefined, never>
  /** Parts with copied dates that nobody has looked at. */
  unchecked: WithDefault<CallPart[]>
  /** The database sets the instant. */
  discarded_at: ColumnType<Instant | null, never, string>
}

/** A draft that was made as a next period, with the ledger of free seats that it was made from (migration 0037). */
export interface CallPeriodTable {
  draft_id: Fixed<string>
  from_call: Fixed<string>
  seats_taken_at: Stamped
  ledger: ColumnType<unknown, string, never>
  made_by: Fixed<string>
}

export interface ConvocatoriaVersionTable {
  convocatoria_id: Fixed<string>
  number: Fixed<number>
  document: ColumnType<unknown, string, never>
  document_sha256: Fixed<string>
  rules_sha256: Fixed<string>
  previous_sha256: Fixed<string | null>
  sha256: Fixed<string>
  /** Of a fe de erratas; the first version has none. */
  reason: Fixed<string | null>
  changes: ColumnType<unknown, string | undefined, never>
  draft_id: ColumnType<string | null, string | null | undefined, never>
  at: Stamped
  issued_by: Fixed<string>
}

export interface AvisoTable {
  convocatoria_id: Fixed<string>
  number: ColumnType<number, never, never>
  title: Fixed<string>
  body: Fixed<string>
  clause: Fixed<string>
  visible_from: FixedTimestamp
  corrects: Fixed<number | null>
  at: Stamped
  published_by: Fixed<string>
}
