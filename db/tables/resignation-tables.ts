/** Resignations, duties of foreign residents, revocations (migrations 0035, 0036). Times are the database's. */
import type { ColumnType } from 'kysely'
import type { ForeignDuty } from '#exam-engine/convocatoria/foreign-status.ts'
import type { ResignationConsequence, ResignationState } from '#exam-engine/convocatoria/resignation.ts'
import type { RevocationGround, RevocationOutcome } from '#exam-engine/convocatoria/revocation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId, WithDefault } from './columns.ts'

type Stamped = ColumnType<Instant, never, never>
type StampedLater = ColumnType<Instant | null, never, never>
/** Absent at first, written once by a later step. */
type AtStep<T> = ColumnType<T | null, never, T>

export interface ResignationTable {
  id: GeneratedId
  award_id: Fixed<string>
  person_id: Fixed<string>
  state: WithDefault<ResignationState>
  addressee: string
  subject: string
  text: string
  drafted_at: Stamped
  original_key: AtStep<string>
  original_sha256: AtStep<string>
  original_kind: AtStep<'pdf' | 'jpg'>
  pages: AtStep<number>
  viewing_key: AtStep<string>
  /** What the person was told would follow, before confirming. */
  shown: AtStep<ResignationConsequence>
  sent_at: StampedLater
  answered_by: AtStep<string>
  answered_at: StampedLater
  counts_from: StampedLater
  return_reason: AtStep<string>
}

export interface ForeignRecordTable {
  id: ColumnType<number, never, never>
  award_id: Fixed<string>
  duty: Fixed<ForeignDuty>
  /** ISO date; null takes a wrong record back. */
  fulfilled_on: Fixed<string | null>
  note: Fixed<string>
  by_id: Fixed<string>
  by_role: Fixed<'admin' | 'ooad'>
  at: Stamped
}

export interface RevocationTable {
  id: GeneratedId
  award_id: Fixed<string>
  ground: Fixed<RevocationGround>
  reason: Fixed<string>
  proposed_by: Fixed<string>
  proposed_at: Stamped
  outcome: AtStep<RevocationOutcome>
  decided_by: AtStep<string>
  decided_at: StampedLater
  note: AtStep<string>
}
