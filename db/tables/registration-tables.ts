/** The registration of a resident (migration 0020). Times are stamped by the database: none is written here. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import type { Fixed, GeneratedId } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>
type Stamped = ColumnType<Instant, never, never>

export interface RosterEntryTable {
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  enrolled: boolean
  category: 'mexican' | 'foreign'
  ceme: string
  grade: number
  adscription_sede: string
  /** Where the exam is sat, when it is not the adscription. */
  rotation_sede: string | null
}

export interface RegistrationDraftTable {
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  step: Fixed<RegistrationStep>
  /** From 1, one more with each save. */
  revision: number
  /** JSON of the fields as typed. */
  fields: string
  saved_at: ColumnType<Instant, string | undefined, string | undefined>
}

export interface RegistrationVersionTable {
  id: GeneratedId
  candidate_id: Fixed<string>
  /** From 1 for each candidate. */
  number: Fixed<number>
  /** Canonical JSON: exam-engine/convocatoria/registration-content.ts. */
  content: Fixed<string>
  sha256: Fixed<string>
  /** Most wanted first. */
  pools: Fixed<string[]>
  /** Written by the loader of the demonstration alone. */
  registered_at: ColumnType<Instant, string | undefined, never>
  by_id: Fixed<string>
  address: Fixed<string | null>
  user_agent: Fixed<string | null>
}

export type TrailKind = 'access' | 'draft' | 'version' | 'print'

export interface RegistrationTrailTable {
  id: DrawnNumber
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  at: Stamped
  kind: Fixed<TrailKind>
  by_id: Fixed<string>
  session_sha256: Fixed<Buffer | null>
  address: Fixed<string | null>
  user_agent: Fixed<string | null>
  step: Fixed<string | null>
  before: Fixed<string | null>
  after: Fixed<string | null>
}

/** A medical leave after the last version, at the own risk (migration 0039). */
export interface MedicalLeaveAcknowledgementTable {
  candidate_id: Fixed<string>
  by_id: Fixed<string>
  at: Stamped
}

export interface SolicitudPrintTable {
  version_id: Fixed<string>
  /** The one that it states: a change of sede leads to another print. */
  exam_sede: Fixed<string>
  bytes: Fixed<Buffer>
  sha256: Fixed<string>
  printed_at: Stamped
  by_id: Fixed<string>
}
