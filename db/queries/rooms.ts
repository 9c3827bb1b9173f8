/** The rooms of a sede, and what a change of one would meet: the turnos that are not over and what they take of it. */
import { sql } from 'kysely'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { compareRooms } from '#exam-engine/sitting/assign-seats.ts'
import type { RoomUse } from '#exam-engine/sitting/seating.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface RoomFacts {
  name: string
  capacity: number
  machines: number | null
  accessible: boolean
}

/** The sede, locked until the transaction ends: acts on its rooms, seats and posts come one after the other. */
export async function lockSede(trx: Trx, sedeCode: string) {
  return trx.selectFrom('sede').select(['code', 'name', 'phone']).where('code', '=', sedeCode)
    .forNoKeyUpdate().executeTakeFirst()
}

/** In the order in which they are filled and shown. */
export async function listRooms(db: DbOrTrx, sedeCode: string) {
  const rooms = await db.selectFrom('room').select(['id', 'name', 'capacity', 'machines', 'accessible'])
    .where('sede_code', '=', sedeCode).execute()
  return rooms.sort(compareRooms)
}

export async function insertRoom(trx: Trx, sedeCode: string, room: RoomFacts): Promise<string> {
  const { id } = await trx.insertInto('room').values({ sede_code: sedeCode, ...room })
    .returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateRoom(trx: Trx, roomId: string, room: RoomFacts): Promise<void> {
  await trx.updateTable('room').set(room).where('id', '=', roomId).execute()
}

export async function deleteRoom(trx: Trx, roomId: string): Promise<void> {
  await trx.deleteFrom('room').where('id', '=', roomId).execute()
}

/** The turnos in which somebody has a seat in the room and which are not over. */
export async function listRoomUses(trx: Trx, roomId: string): Promise<RoomUse[]> {
  const rows = await trx.selectFrom('exam_seat').innerJoin('turno', 'turno.id', 'exam_seat.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .select(({ fn }) => ['turno.starts_at', 'turno.ends_at', 'convocatoria.check_in_minutes',
      fn.max('exam_seat.number').as('highest')])
    .where('exam_seat.room_id', '=', roomId).where('turno.ends_at', '>', sql<never>`efiser_now()`)
    .groupBy(['turno.id', 'convocatoria.id']).execute()
  return rows.map((row) => ({
    doors: { from: addDuration(row.starts_at, minutes(-row.check_in_minutes)), until: row.ends_at },
    highest: row.highest,
  }))
}

/** Whether any seat or post, of whatever turno, names the room. */
export async function isRoomNamed(trx: Trx, roomId: string): Promise<boolean> {
  const seat = await trx.selectFrom('exam_seat').select('attempt_id').where('room_id', '=', roomId).limit(1)
    .executeTakeFirst()
  const post = await trx.selectFrom('supervisor_post').select('id').where('room_id', '=', roomId).limit(1)
    .executeTakeFirst()
  return seat !== undefined || post !== undefined
}

export async function saveSedePhone(trx: Trx, sedeCode: string, phone: string | null): Promise<void> {
  await trx.updateTable('sede').set({ phone }).where('code', '=', sedeCode).execute()
}
