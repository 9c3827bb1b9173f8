/** Cancellations for false information and corrections of the roster (migration 0030). Times are the database's. */
import type { ColumnType } from 'kysely'
import type { FalseInformation } from '#exam-engine/convocatoria/false-information.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>
type Stamped = ColumnType<Instant, never, never>

export interface RegistrationCancellationTable {
  candidate_id: Fixed<string>
  person_id: Fixed<string>
  reason: Fixed<FalseInformation>
  note: Fixed<string>
  cancelled_at: Stamped
  cancelled_by: Fixed<string>
}

export const CORRECTABLE = ['given_names', 'first_surname', 'second_surname', 'curp', 'sex', 'born_on'] as const
export type CorrectableField = (typeof CORRECTABLE)[number]

export interface PersonCorrectionTable {
  id: DrawnNumber
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  field: Fixed<CorrectableField>
  before: Fixed<string | null>
  after: Fixed<string | null>
  reason: Fixed<string>
  corrected_at: Stamped
  corrected_by: Fixed<string>
}
