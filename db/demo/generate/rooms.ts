/**
 * Rooms, seats and supervisors of the demo: each sede has as many seats as its fullest turno needs and a few more, the
 * seats follow from the rule of the engine, and the sede's own supervisor is posted in each of its turnos.
 */
import type { Insertable } from 'kysely'
import type { ExamSeatTable, RoomTable, SupervisorPostTable } from '#db/tables/room-tables.ts'
import { assignSeats, compareRooms } from '#exam-engine/sitting/assign-seats.ts'
import { demoId } from './demo-id.ts'
import type { CallRows, ResidentRows, StaffRows } from './rows.ts'

/** Up to here one room is enough. */
const ONE_ROOM_UP_TO = 8
const SPARE_PER_ROOM = 2

export interface RoomRows {
  rooms: (Insertable<RoomTable> & { id: string })[]
  seats: Insertable<ExamSeatTable>[]
  posts: (Insertable<SupervisorPostTable> & { id: string })[]
}

interface Sitter {
  attemptId: string
  folio: string
  examId: string
  turnoId: string
  sedeCode: string
  adjusted: false
}

export function generateRooms(seed: string, call: CallRows, { candidates }: ResidentRows, staff: StaffRows): RoomRows {
  const turnoOfExam = new Map(call.exams.map(({ id, turno_id: turnoId }) => [id, turnoId]))
  const sitters = candidates.map(({ folio, exam_id: examId, exam_sede: sedeCode }): Sitter => ({
    attemptId: demoId(seed, 'attempt', folio), folio, examId, turnoId: turnoOfExam.get(examId) ?? '', sedeCode,
    adjusted: false,
  }))
  const rows: RoomRows = { rooms: [], seats: [], posts: [] }
  for (const { code } of call.sedes) {
    const turnos = Map.groupBy(sitters.filter(({ sedeCode }) => sedeCode === code), ({ turnoId }) => turnoId)
    const rooms = planRooms(seed, code, Math.max(0, ...[...turnos.values()].map(({ length }) => length)))
    rows.rooms.push(...rooms)
    const supervisor = staff.grants.find(({ role, sede_code: sede }) => role === 'supervisor' && sede === code)
    for (const [turnoId, there] of turnos) {
      const place = { turno_id: turnoId, sede_code: code }
      rows.seats.push(...assignSeats(rooms, there).seats.map(({ attemptId, roomId, number }) => (
        { attempt_id: attemptId, ...place, room_id: roomId, number })))
      if (supervisor === undefined) continue
      rows.posts.push({
        id: demoId(seed, 'post', `${turnoId} ${code}`), ...place, room_id: null, person_id: supervisor.person_id,
      })
    }
  }
  return rows
}

function planRooms(seed: string, sedeCode: string, most: number) {
  const sizes = most <= ONE_ROOM_UP_TO ? [most] : [Math.ceil(most / 2), Math.floor(most / 2)]
  return sizes.map((size, index) => {
    const name = `Aula ${String(index + 1)}`
    const capacity = size + SPARE_PER_ROOM
    return {
      id: demoId(seed, 'room', `${sedeCode} ${name}`), sede_code: sedeCode, name, capacity, machines: capacity,
      accessible: index === 0,
    }
  }).sort(compareRooms)
}
