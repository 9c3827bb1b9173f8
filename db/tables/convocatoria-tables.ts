/** A convocatoria as published (migration 0003). */
import type { ColumnType } from 'kysely'
import type { GeneratedId, Timestamp, WithDefault } from './columns.ts'

export interface ConvocatoriaTable {
  id: string
  title: string
  /** The rule set, exam-engine/convocatoria/rules.ts. */
  rules: ColumnType<unknown, string, string>
  rules_sha256: string
  published_at: Timestamp
  registration_from: Timestamp
  registration_until: Timestamp
  results_from: Timestamp
  results_until: Timestamp
  check_in_minutes: WithDefault<number>
  transit_grace_ms: WithDefault<number>
  /** How a sede reaches the coordination on the day. */
  coordination_phone: WithDefault<string>
  /** How long before the first turno the sede of an exam stands still. */
  sede_change_lead_hours: WithDefault<number>
  /** What follows for who never printed inside the window. */
  late_first_print: WithDefault<'allowed' | 'desk'>
  /** To whom resignations go; null while nobody set it. §5.14.4 */
  resignation_to: WithDefault<string | null>
  resignation_cc: WithDefault<string | null>
}

export interface SedeTable {
  code: string
  name: string
  city: string
  ooad: string
  time_zone: string
  /** Of the education authority on the day; null while nobody gave it. */
  phone: WithDefault<string | null>
}

export interface CourseTable {
  id: GeneratedId
  convocatoria_id: string
  cer: string
  new_course: boolean
  note: string | null
}

export interface CoursePrerequisiteTable {
  course_id: string
  ceme: string
  grade: number
}

export interface TurnoTable {
  id: GeneratedId
  convocatoria_id: string
  number: number
  starts_at: Timestamp
  ends_at: Timestamp
}

export interface ExamTable {
  id: GeneratedId
  convocatoria_id: string
  turno_id: string
  ceme: string
  grade: number
  item_count: number
  research_count: number
}

export interface SeatPoolTable {
  id: GeneratedId
  convocatoria_id: string
  course_id: string
  sede_code: string
  subsede: string | null
  seats: number
  foreign_max: number | null
  /** Order of the published table, from 1. */
  position: number
}
