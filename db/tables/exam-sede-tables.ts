/** Requests to sit the exam at another sede (migration 0028). Times are stamped by the database. */
import type { ColumnType } from 'kysely'
import type { SedeRequestKind, SedeRequestReason } from '#exam-engine/convocatoria/exam-sede.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId } from './columns.ts'

export interface ExamSedeRequestTable {
  id: GeneratedId
  candidate_id: Fixed<string>
  from_sede: Fixed<string>
  to_sede: Fixed<string>
  kind: Fixed<SedeRequestKind>
  reason: Fixed<SedeRequestReason>
  note: Fixed<string>
  requested_at: ColumnType<Instant, never, never>
  requested_by: Fixed<string>
  /** Null while nobody decided; after the cutoff it has lapsed. */
  outcome: ColumnType<'approved' | 'rejected' | 'withdrawn' | null, never, 'approved' | 'rejected' | 'withdrawn'>
  decided_by: ColumnType<string | null, never, string>
  decision_reason: ColumnType<string | null, never, string>
  decided_at: ColumnType<Instant | null, never, never>
}
