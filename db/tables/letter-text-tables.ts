/** A call's own versions of the letters' text (migration 0049). Appended; the time is stamped by the database. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId } from './columns.ts'

export interface LetterTextTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  number: Fixed<number>
  content: Fixed<string>
  sha256: Fixed<string>
  reason: Fixed<string>
  published_by: Fixed<string>
  published_at: ColumnType<Instant, never, never>
}
