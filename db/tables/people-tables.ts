/** People, roles, sessions, candidates (migration 0004). */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ColumnType } from 'kysely'
import type { Decimal, Fixed, GeneratedId, NullableTimestamp, StampedTimestamp, Timestamp, WithDefault } from './columns.ts'

export type Role =
  | 'residente' | 'supervisor' | 'educacion' | 'profesor' | 'evaluador' | 'ooad' | 'admin' | 'auditor'

export type SessionStage = 'full' | 'factor' | 'enrolment'

export interface PersonTable {
  id: GeneratedId
  matricula: string
  /** Lower case. */
  email: string
  curp: string | null
  given_names: string
  first_surname: string
  second_surname: string | null
  sex: 'H' | 'M' | 'X'
  /** ISO date. */
  born_on: string | null
}

export interface AccountTable {
  person_id: Fixed<string>
  password_hash: string
  disabled_at: NullableTimestamp
}

export interface RoleGrantTable {
  id: GeneratedId
  person_id: string
  role: Role
  sede_code: string | null
  ooad: string | null
  ceme: string | null
}

export interface SessionTable {
  token_sha256: Fixed<Buffer>
  person_id: Fixed<string>
  created_at: StampedTimestamp
  last_seen_at: WithDefault<Timestamp>
  expires_at: Timestamp
  /** When the person last proved who they are. */
  confirmed_at: ColumnType<Instant, string | undefined, string>
  revoked_at: NullableTimestamp
  address: Fixed<string | null>
  user_agent: Fixed<string | null>
  /** Whether it is a session yet: 'factor' and 'enrolment' reach one page each. */
  stage: ColumnType<SessionStage, SessionStage | undefined, never>
  /** A session by a supervisor's code reaches this sitting and nothing else. */
  sitting_attempt_id: ColumnType<string | null, string | null | undefined, never>
}

export interface CandidateTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  folio: Fixed<string>
  category: Fixed<'mexican' | 'foreign'>
  ceme: string
  grade: number
  adscription_sede: string
  exam_sede: string
  /** Of a candidate whose mark carries over: the exam in which it was earned. */
  exam_id: string
  /** The candidacy of an earlier period whose mark this one competes by; null where the call has exams. */
  carries_from: ColumnType<string | null, string | null | undefined, never>
  /** 0-100, null when the mark has not been received. */
  enarm: Decimal | null
  registered_at: Timestamp
}

export interface GradeMarkTable {
  candidate_id: string
  /** Year of the CEME, from 1; the candidate's grade is the current one. */
  year: number
  mark: Decimal
}

export interface PublicationTable {
  candidate_id: string
  position: number
  doi: string
  type: string
  author_position: number
  published_on: ColumnType<string, string, string>
  accepted: boolean
}

export interface PreferenceTable {
  candidate_id: string
  /** From 1, most wanted first. */
  position: number
  pool_id: string
}
