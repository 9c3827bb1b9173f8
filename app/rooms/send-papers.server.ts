/** What is printed of a sede, as PDF: the list of a turno and the emergency card, from what stands now. */
import { compareNames } from '#app/board/by-name.ts'
import { renderEmergencyCard } from '#app/documents/emergency-card.server.ts'
import { renderRoster, type RosterPerson, type RosterRoom } from '#app/documents/turno-roster.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { readNow } from '#db/queries/clock.ts'
import { listLaterTurnos, listSeated } from '#db/queries/exam-seats.ts'
import { readParameters } from '#db/queries/parameters.ts'
import { listRooms } from '#db/queries/rooms.ts'
import { listPosts } from '#db/queries/supervisor-posts.ts'
import { findTurno } from '#db/queries/turnos.ts'
import { addDuration, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { openSedePapers, type SedeArgs } from './open-sede.server.ts'

export async function sendEmergencyCard(args: SedeArgs): Promise<Response> {
  const { sede } = await openSedePapers(args)
  const { database: { db }, demo } = args.context.services
  const parameters = await readParameters(db)
  if (parameters === undefined) throw notFound()
  return sendPdf(`tarjeta-${sede.code}.pdf`, await renderEmergencyCard({
    isDemo: demo, convocatoria: parameters.title, sede: { code: sede.code, name: sede.name, city: sede.city },
    coordinationPhone: parameters.coordinationPhone, sedePhone: sede.phone, issuedAt: await readNow(db),
  }))
}

export async function sendRoster(args: SedeArgs): Promise<Response> {
  const { sede } = await openSedePapers(args)
  const { turnoId } = args.params
  const { database: { db }, demo } = args.context.services
  const turno = isUuid(turnoId) ? await findTurno(db, turnoId) : undefined
  const parameters = await readParameters(db)
  if (turno === undefined || parameters === undefined) throw notFound()
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const [people, rooms, posts, later, issuedAt] = await Promise.all([
    listSeated(db, place), listRooms(db, sede.code), listPosts(db, place),
    listLaterTurnos(db, sede.code, turno.starts_at), readNow(db),
  ])
  if (people.length === 0) throw notFound()
  const pdf = await renderRoster({
    isDemo: demo, convocatoria: parameters.title, phone: parameters.coordinationPhone, issuedAt,
    sede: { code: sede.code, name: sede.name, city: sede.city, timeZone: sede.zone },
    turno: { number: turno.number, startsAt: turno.starts_at, endsAt: turno.ends_at },
    doorsAt: doorsOf(turno.starts_at, turno.check_in_minutes),
    rooms: rooms.map((room): RosterRoom => {
      const next = later.find(({ roomId }) => roomId === room.id)
      return {
        name: room.name, capacity: room.capacity, accessible: room.accessible,
        supervisors: posts.filter(({ roomId }) => roomId === null || roomId === room.id).map(({ name }) => name),
        people: people.filter(({ seat }) => seat?.roomId === room.id).map(describePerson)
          .sort((left, right) => (left.number ?? 0) - (right.number ?? 0)),
        next: next === undefined ? null : {
          number: next.number, startsAt: next.opensAt, doorsAt: doorsOf(next.opensAt, next.checkInMinutes),
        },
      }
    }),
    unseated: people.filter(({ seat }) => seat === null).sort(compareNames).map(describePerson),
  })
  return sendPdf(`lista-turno-${String(turno.number)}-${sede.code}.pdf`, pdf)
}

function describePerson(person: Awaited<ReturnType<typeof listSeated>>[number]): RosterPerson {
  const { seat, folio, surnames, givenNames, exam, adjusted, closesAt } = person
  return { number: seat?.number ?? null, folio, name: `${surnames}, ${givenNames}`, exam, adjusted, closesAt }
}

function doorsOf(startsAt: Instant, checkInMinutes: number): Instant {
  return addDuration(startsAt, minutes(-checkInMinutes))
}

function sendPdf(filename: string, pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf', 'content-disposition': `inline; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  })
}
