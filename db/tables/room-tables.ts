/** Rooms, seats and supervisors of the sedes (migration 0017). */
import type { Fixed, GeneratedId } from './columns.ts'

export interface RoomTable {
  id: GeneratedId
  sede_code: Fixed<string>
  name: string
  capacity: number
  /** Certified ones; null while nobody counted. */
  machines: number | null
  accessible: boolean
}

export interface ExamSeatTable {
  attempt_id: Fixed<string>
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  room_id: string
  /** From 1 to the capacity of the room. */
  number: number
}

export interface SupervisorPostTable {
  id: GeneratedId
  turno_id: Fixed<string>
  sede_code: Fixed<string>
  /** Null: the whole sede. */
  room_id: Fixed<string | null>
  person_id: Fixed<string>
}
