/** Consents, ARCO requests, tickets and public answers (migration 0031). Times are the database's. */
import type { ColumnType } from 'kysely'
import type { ArcoKind, ArcoOutcome } from '#exam-engine/privacy/arco.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Fixed, GeneratedId } from './columns.ts'

type DrawnNumber = ColumnType<number, never, never>
type Stamped = ColumnType<Instant, never, never>

export interface PrivacyConsentTable {
  person_id: Fixed<string>
  version: Fixed<number>
  notice_sha256: Fixed<string>
  at: Stamped
  address: Fixed<string | null>
}

export interface ArcoRequestTable {
  id: GeneratedId
  number: DrawnNumber
  person_id: Fixed<string>
  kind: Fixed<ArcoKind>
  text: Fixed<string>
  filed_at: Stamped
  /** ISO date. */
  due_on: Fixed<string>
}

export interface ArcoAnswerTable {
  request_id: Fixed<string>
  outcome: Fixed<ArcoOutcome>
  text: Fixed<string>
  answered_at: Stamped
  answered_by: Fixed<string>
}

export const TICKET_TOPICS = ['access', 'registration', 'exam', 'results', 'data', 'other'] as const
export type TicketTopic = (typeof TICKET_TOPICS)[number]

export interface TicketTable {
  id: GeneratedId
  number: DrawnNumber
  person_id: Fixed<string>
  topic: Fixed<TicketTopic>
  subject: Fixed<string>
  opened_at: Stamped
  closed_at: ColumnType<Instant | null, never, never>
  closed_by: ColumnType<string | null, never, string>
}

export interface TicketMessageTable {
  id: DrawnNumber
  ticket_id: Fixed<string>
  by_id: Fixed<string>
  by_staff: Fixed<boolean>
  text: Fixed<string>
  at: Stamped
}

export interface FaqEntryTable {
  id: GeneratedId
  position: number
  question: string
  answer: string
  published: boolean
  updated_at: Stamped
  updated_by: string
}
