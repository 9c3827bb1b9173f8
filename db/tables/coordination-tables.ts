/** Adjustments by resolution, compensation of sedes, announcements and their receipts (migration 0012). All fixed. */
import type { Fixed, FixedTimestamp, GeneratedId } from './columns.ts'

export interface AdjustmentTable {
  id: GeneratedId
  attempt_id: Fixed<string>
  /** The grant that this row takes back; null on a grant. */
  revokes: Fixed<string | null>
  document_number: Fixed<string | null>
  /** ISO date. */
  document_date: Fixed<string | null>
  authority: Fixed<string | null>
  extra_minutes: Fixed<number | null>
  /** Of the length of the turno. */
  extra_percent: Fixed<number | null>
  other_measures: Fixed<string | null>
  /** Room and supervisor that outlast the turno. */
  arrangement: Fixed<string | null>
  /** Of a revocation. */
  reason: Fixed<string | null>
  recorded_at: FixedTimestamp
  recorded_by: Fixed<string>
}

export interface AnnouncementTable {
  /** Drawn by the page that sends it: sent twice, it is announced once. */
  id: Fixed<string>
  turno_id: Fixed<string>
  sede_code: Fixed<string | null>
  attempt_id: Fixed<string | null>
  text: Fixed<string>
  announced_at: FixedTimestamp
  announced_by: Fixed<string>
}

export interface AnnouncementReceiptTable {
  announcement_id: Fixed<string>
  attempt_id: Fixed<string>
  step: Fixed<'delivered' | 'confirmed'>
  at: FixedTimestamp
}

export interface CompensationTable {
  id: Fixed<string>
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  minutes: Fixed<number>
  reason: Fixed<string>
  announcement_id: Fixed<string>
  recorded_at: FixedTimestamp
  recorded_by: Fixed<string>
}
