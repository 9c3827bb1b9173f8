/**
 * The education authority of a sede or the coordination adds, changes and removes its rooms and states its telephone,
 * before the day. One transaction per act, one sede at a time; refusals as in exam-engine/sitting/seating.ts.
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import {
  deleteRoom, insertRoom, isRoomNamed, listRooms, listRoomUses, lockSede, saveSedePhone, updateRoom, type RoomFacts,
} from '#db/queries/rooms.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { editRoom as decideEdit, type EditRoomRefusal } from '#exam-engine/sitting/seating.ts'
import type { Actor } from '#app/http/actor.ts'
import { arrangingRole } from '#app/rooms/may-arrange.ts'
import type { Services } from '#app/services.server.ts'

export type ArrangeRefusal =
  'SEDE_NOT_YOURS' | 'SEDE_UNKNOWN' | 'ROOM_UNKNOWN' | 'ROOM_NAME_TAKEN' | 'ROOM_IN_USE' | EditRoomRefusal

type ArrangeServices = Pick<Services, 'database'>
type Outcome = Result<null, ArrangeRefusal>

export async function addRoom(
  services: ArrangeServices, actor: Actor, { sedeCode, room }: { sedeCode: string; room: RoomFacts },
): Promise<Outcome> {
  return arrange(services, actor, sedeCode, async (trx, audit) => {
    if ((await listRooms(trx, sedeCode)).some(({ name }) => name === room.name)) return refuse('ROOM_NAME_TAKEN')
    const roomId = await insertRoom(trx, sedeCode, room)
    await audit('sede.addRoom', { roomId, ...room })
    return accept(null)
  })
}

/** Refused while a turno is in the room, and below the seats that the room gave. */
export async function changeRoom(
  services: ArrangeServices, actor: Actor,
  { sedeCode, roomId, room }: { sedeCode: string; roomId: string; room: RoomFacts },
): Promise<Outcome> {
  return arrange(services, actor, sedeCode, async (trx, audit) => {
    const rooms = await listRooms(trx, sedeCode)
    if (!rooms.some(({ id }) => id === roomId)) return refuse('ROOM_UNKNOWN')
    if (rooms.some(({ id, name }) => id !== roomId && name === room.name)) return refuse('ROOM_NAME_TAKEN')
    const decision = decideEdit(room.capacity, await listRoomUses(trx, roomId), await readNow(trx))
    if (!decision.ok) return decision
    await updateRoom(trx, roomId, room)
    await audit('sede.editRoom', { roomId, ...room })
    return accept(null)
  })
}

/** Only a room that no seat and no supervisor ever had: what was is on record. */
export async function removeRoom(
  services: ArrangeServices, actor: Actor, { sedeCode, roomId }: { sedeCode: string; roomId: string },
): Promise<Outcome> {
  return arrange(services, actor, sedeCode, async (trx, audit) => {
    if (!(await listRooms(trx, sedeCode)).some(({ id }) => id === roomId)) return refuse('ROOM_UNKNOWN')
    if (await isRoomNamed(trx, roomId)) return refuse('ROOM_IN_USE')
    await deleteRoom(trx, roomId)
    await audit('sede.removeRoom', { roomId })
    return accept(null)
  })
}

/** Null: nobody gives one. Printed on the emergency card. */
export async function setSedePhone(
  services: ArrangeServices, actor: Actor, { sedeCode, phone }: { sedeCode: string; phone: string | null },
): Promise<Outcome> {
  return arrange(services, actor, sedeCode, async (trx, audit) => {
    await saveSedePhone(trx, sedeCode, phone)
    await audit('sede.setPhone', { phone })
    return accept(null)
  })
}

type AuditOfSede = (action: string, payload: Readonly<Record<string, unknown>>) => Promise<void>

async function arrange(
  { database }: ArrangeServices, actor: Actor, sedeCode: string,
  act: (trx: Trx, audit: AuditOfSede) => Promise<Outcome>,
): Promise<Outcome> {
  const role = arrangingRole(actor, sedeCode)
  if (role === null) return refuse('SEDE_NOT_YOURS')
  return database.db.transaction().execute(async (trx): Promise<Outcome> => {
    if (await lockSede(trx, sedeCode) === undefined) return refuse('SEDE_UNKNOWN')
    return act(trx, (action, payload) => appendAudit(trx, {
      actor: { personId: actor.personId, role }, action, subjectType: 'sede', subjectId: sedeCode, payload,
    }))
  })
}
