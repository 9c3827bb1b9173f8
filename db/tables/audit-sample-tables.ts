/** The auditor's samples (migrations 0045, 0054). Times are stamped by the database; of a sample only its draw and its end are added. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Population } from '#exam-engine/audit/sample-checks.ts'
import type { Fixed, GeneratedId } from './columns.ts'

type AtEnd<T> = ColumnType<T | null, never, T>

export interface AuditSampleTable {
  id: GeneratedId
  number: ColumnType<number, never, never>
  population: Fixed<Population>
  /** Of samples from before 0054 set at the draw. */
  convocatoria_id: ColumnType<string | null, string, string>
  run_id: Fixed<string | null>
  size: Fixed<number>
  seed: Fixed<string>
  seed_source: Fixed<'drawn' | 'given'>
  started_at: ColumnType<Instant, never, never>
  started_by: Fixed<string>
  population_ids: AtEnd<string>
  population_sha256: AtEnd<string>
  population_count: AtEnd<number>
  drawn_at: ColumnType<Instant | null, never, never>
  statement: AtEnd<string>
  closed_at: ColumnType<Instant | null, never, never>
  closed_by: AtEnd<string>
}

export interface AuditSampleRowTable {
  sample_id: Fixed<string>
  place: Fixed<number>
  subject_id: Fixed<string>
}

export interface AuditSampleFindingTable {
  id: ColumnType<number, never, never>
  sample_id: Fixed<string>
  place: Fixed<number>
  outcome: Fixed<'conforms' | 'observed'>
  checks: Fixed<string[]>
  text: Fixed<string>
  at: ColumnType<Instant, never, never>
  by_id: Fixed<string>
}
