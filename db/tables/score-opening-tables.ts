/** Openings of personal scores by staff (migration 0048). Appended; times are stamped by the database. */
import type { ColumnType } from 'kysely'
import type { OpeningPurpose, OpeningRole, OpeningScope } from '#exam-engine/privacy/score-opening.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed } from './columns.ts'

type Stamped = ColumnType<Instant, never, never>

export interface ScoreOpeningTable {
  id: ColumnType<number, never, never>
  scope: Fixed<OpeningScope>
  person_id: Fixed<string | null>
  exam_id: Fixed<string | null>
  run_id: Fixed<string | null>
  convocatoria_id: Fixed<string | null>
  sample_id: Fixed<string | null>
  place: Fixed<number | null>
  role: Fixed<OpeningRole>
  purpose: Fixed<OpeningPurpose>
  note: Fixed<string>
  actor_id: Fixed<string>
  session_sha256: Fixed<Buffer>
  opened_at: Stamped
  closes_at: Stamped
}
