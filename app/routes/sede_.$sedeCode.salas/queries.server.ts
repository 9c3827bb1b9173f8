/** The rooms of a sede, what its turnos need of them, and which room the form is about (`?sala=`). */
import { countSeatedByTurno } from '#db/queries/exam-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { readCoordinationPhone } from '#db/queries/parameters.ts'
import { listRooms } from '#db/queries/rooms.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'

export async function readRooms(args: SedeArgs) {
  const { sede, role } = await openSede(args)
  const { db } = args.context.services.database
  const [now, rooms, turnos, coordinationPhone] = await Promise.all([
    readNow(db), listRooms(db, sede.code), countSeatedByTurno(db, sede.code), readCoordinationPhone(db),
  ])
  const wanted = new URL(args.request.url).searchParams.get('sala')
  const capacity = rooms.reduce((sum, room) => sum + room.capacity, 0)
  return {
    sede, role, rooms, capacity, coordinationPhone,
    edited: rooms.find(({ id }) => id === wanted) ?? null,
    turnos: turnos.map((turno) => ({ ...turno, over: now >= turno.endsAt })),
    most: Math.max(0, ...turnos.map(({ expected }) => expected)),
  }
}

export type RoomsPage = Awaited<ReturnType<typeof readRooms>>
