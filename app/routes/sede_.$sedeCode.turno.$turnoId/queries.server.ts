/** The seats and supervisors of one turno at one sede: room by room, who has none, and what may still change. */
import { compareNames } from '#app/board/by-name.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { countSeatedByTurno, listSeated } from '#db/queries/exam-seats.ts'
import { listRooms } from '#db/queries/rooms.ts'
import { listPosts, listSupervisorsOfSede } from '#db/queries/supervisor-posts.ts'
import { findTurno } from '#db/queries/turnos.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'

export async function readSeating(args: SedeArgs) {
  const { sede, role } = await openSede(args)
  const { turnoId } = args.params
  const { db } = args.context.services.database
  const turno = isUuid(turnoId) ? await findTurno(db, turnoId) : undefined
  if (turno === undefined) throw notFound()
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const [now, people, rooms, posts, supervisors, turnos] = await Promise.all([
    readNow(db), listSeated(db, place), listRooms(db, sede.code), listPosts(db, place),
    listSupervisorsOfSede(db, sede.code), countSeatedByTurno(db, sede.code),
  ])
  if (people.length === 0) throw notFound()
  const doorsAt = addDuration(turno.starts_at, minutes(-turno.check_in_minutes))
  const wanted = new URL(args.request.url).searchParams.get('persona')
  const here = turnos.findIndex(({ id }) => id === turno.id)
  return {
    sede, role, doorsAt, posts, supervisors,
    turno: { id: turno.id, number: turno.number, startsAt: turno.starts_at, endsAt: turno.ends_at },
    seatsOpen: now < doorsAt,
    postsOpen: now < turno.starts_at,
    rooms: rooms.map((room) => ({
      ...room,
      people: people.flatMap(({ seat, ...person }) =>
        seat?.roomId === room.id ? [{ ...person, number: seat.number }] : [])
        .sort((left, right) => left.number - right.number),
    })),
    unseated: people.filter(({ seat }) => seat === null).sort(compareNames),
    moved: people.find(({ attemptId }) => attemptId === wanted) ?? null,
    before: turnos[here - 1] ?? null,
    after: turnos[here + 1] ?? null,
  }
}

export type SeatingPage = Awaited<ReturnType<typeof readSeating>>
