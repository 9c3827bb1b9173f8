/**
 * Annulments, checks and releases of forms (migration 0032). Times are stamped by the database: none is written here.
 * Of a proposal only its decision is added.
 */
import type { ColumnType } from 'kysely'
import type { AnnulmentKind } from '#exam-engine/marking/annulment.ts'
import type { AnnulmentPolicy } from '#exam-engine/marking/mark.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId } from './columns.ts'

type Stamped = ColumnType<Instant, never, never>
/** Empty until the decision, written with it. */
type AtEnd<T> = ColumnType<T, never, T>

export interface AnnulmentTable {
  id: GeneratedId
  form_id: Fixed<string>
  item_ids: Fixed<string[]>
  policy: Fixed<AnnulmentPolicy>
  kind: Fixed<AnnulmentKind>
  reason: Fixed<string>
  proposed_at: Stamped
  proposed_by: Fixed<string>
  outcome: AtEnd<'approved' | 'rejected' | 'withdrawn' | null>
  decided_at: ColumnType<Instant | null, never, never>
  decided_by: AtEnd<string | null>
  note: AtEnd<string>
  /** Canonical JSON of the dry run that was approved: app/marking/dry-run.ts. */
  effect: AtEnd<string | null>
  effect_sha256: AtEnd<string | null>
}

export interface FormCheckTable {
  form_id: Fixed<string>
  n: number
  /** Canonical JSON of exam-engine/marking/plausibility.ts, as of the last marking. */
  findings: string
  findings_sha256: string
  checked_at: Stamped
}

export interface FormReleaseTable {
  id: GeneratedId
  form_id: Fixed<string>
  findings_sha256: Fixed<string>
  reason: Fixed<string>
  released_at: Stamped
  released_by: Fixed<string>
}
