/**
 * Grades, ENARM marks and mail (migration 0023). Times are stamped by the database: none is written here. Rows are
 * appended; of what is decided or sent, only that is added.
 */
import type { ColumnType } from 'kysely'
import type { GradeBase } from '#exam-engine/convocatoria/grade.ts'
import type { SuggestionReason } from '#exam-engine/convocatoria/enarm-match.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Decimal, Fixed, GeneratedId } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>
type Stamped = ColumnType<Instant, never, never>
type StampedAtEnd = ColumnType<Instant | null, never, never>
/** Empty until the decision, written with it. */
type AtEnd<T> = ColumnType<T, never, T>

export interface GradeEntryTable {
  id: DrawnNumber
  candidate_id: Fixed<string>
  year: Fixed<number>
  /** Null takes the draft back. */
  mark: Fixed<Decimal | null>
  typed: Fixed<string>
  base: Fixed<GradeBase>
  source: Fixed<'form' | 'file'>
  at: Stamped
  by_id: Fixed<string>
}

export interface GradeSheetTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  sede_code: Fixed<string>
  ceme: Fixed<string>
  /** From 1, of its CEME in its sede. */
  number: Fixed<number>
  /** Canonical JSON: app/grades/sheet-content.ts. */
  content: Fixed<string>
  sha256: Fixed<string>
  signed_by: Fixed<string>
  signed_at: Stamped
}

export interface GradeSheetLineTable {
  candidate_id: Fixed<string>
  year: Fixed<number>
  mark: Fixed<Decimal>
  sheet_id: Fixed<string>
  entry_id: Fixed<number>
}

export interface GradeCorrectionTable {
  id: GeneratedId
  candidate_id: Fixed<string>
  year: Fixed<number>
  from_mark: Fixed<Decimal>
  to_mark: Fixed<Decimal>
  reason: Fixed<string>
  proposed_at: Stamped
  proposed_by: Fixed<string>
  outcome: AtEnd<'approved' | 'rejected' | 'withdrawn' | null>
  decided_at: StampedAtEnd
  decided_by: AtEnd<string | null>
  note: AtEnd<string>
}

export interface EnarmImportTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  file_sha256: Fixed<string>
  exact: Fixed<number>
  suggested: Fixed<number>
  at: Stamped
  by_id: Fixed<string>
}

export interface EnarmSuggestionTable {
  id: GeneratedId
  import_id: Fixed<string>
  line: Fixed<number>
  candidate_id: Fixed<string>
  curp: Fixed<string>
  name: Fixed<string>
  mark: Fixed<Decimal>
  reason: Fixed<SuggestionReason>
  outcome: AtEnd<'confirmed' | 'rejected' | null>
  decided_at: StampedAtEnd
  decided_by: AtEnd<string | null>
}

export interface EnarmMarkTable {
  id: DrawnNumber
  candidate_id: Fixed<string>
  mark: Fixed<Decimal>
  /** The one that counted before; null where there was none. */
  replaces: Fixed<Decimal | null>
  import_id: Fixed<string>
  line: Fixed<number>
  suggestion_id: Fixed<string | null>
  at: Stamped
  by_id: Fixed<string>
}

export interface MailMessageTable {
  id: GeneratedId
  kind: Fixed<string>
  /** Says what is told to whom; the same is not told twice. */
  about: Fixed<string>
  person_id: Fixed<string | null>
  address: Fixed<string>
  subject: Fixed<string>
  body: Fixed<string>
  /** The path that stands for MAIL_LINK in the body, under the secret box. */
  link_sealed: ColumnType<Buffer | null, Buffer | null | undefined, never>
  /** A second address that is told the same. */
  cc: ColumnType<string | null, string | null | undefined, never>
  /** A document that goes with it: its key in the file storage, and its name. */
  attachment_key: ColumnType<string | null, string | null | undefined, never>
  attachment_name: ColumnType<string | null, string | null | undefined, never>
  /** The system's time; the others are the wall's. */
  written_at: Stamped
  state: AtEnd<'waiting' | 'sent' | 'failed'>
  attempts: ColumnType<number, never, number>
  due_at: ColumnType<Instant, never, string>
  sent_at: StampedAtEnd
  /** A code, never the server's words: those hold addresses. */
  fault: AtEnd<string | null>
}
