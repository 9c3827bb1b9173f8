/** Cancellations for false information, corrections of the roster, changes of address (migrations 0030, 0029). Times are the database's. */
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

export const ROSTER_FIELDS = ['ceme', 'grade', 'adscription_sede', 'rotation_sede'] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

export interface RosterCorrectionTable extends Omit<PersonCorrectionTable, 'field'> {
  field: Fixed<RosterField>
}

export interface AddressChangeTable {
  id: DrawnNumber
  person_id: Fixed<string>
  before: Fixed<string>
  after: Fixed<string>
  reason: Fixed<string>
  changed_at: Stamped
  changed_by: Fixed<string>
}
