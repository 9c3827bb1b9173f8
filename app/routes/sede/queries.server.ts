/** The rosters of the sedes whose education authority asks: who sits where and when, and how each stands. No marks. */
import { compareNames } from '#app/board/by-name.ts'
import { sedesOf } from '#app/http/actor.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'

export async function readSedeRosters(args: RequestArgs) {
  const actor = await requireRole(args, 'educacion')
  const { db } = args.context.services.database
  const now = await readNow(db)
  const codes = sedesOf(actor, 'educacion')
  if (codes.length === 0) return { sedes: [] }
  const sedes = await db.selectFrom('sede').select(['code', 'name', 'city', 'time_zone as zone'])
    .where('code', 'in', codes).orderBy('name').execute()
  const readRoster = async (sede: typeof sedes[number]) => ({ ...sede, turnos: await listTurnos(db, sede.code, now) })
  return { sedes: await Promise.all(sedes.map(readRoster)) }
}

export type SedeRoster = Awaited<ReturnType<typeof readSedeRosters>>['sedes'][number]

async function listTurnos(db: DbOrTrx, sedeCode: string, now: Instant) {
  const rows = await db.selectFrom('attempt')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id').leftJoin('room', 'room.id', 'exam_seat.room_id')
    .innerJoin('sede as adscription', 'adscription.code', 'candidate.adscription_sede')
    .select(['turno.id', 'turno.number', 'turno.starts_at', 'attempt.id as attempt_id', 'attempt.state',
      'attempt.opens_at', 'attempt.closes_at', 'attempt.accepts_until', 'candidate.folio', 'candidate.ceme',
      'candidate.grade', 'candidate.adscription_sede', 'adscription.name as adscription', 'person.given_names',
      'person.first_surname', 'person.second_surname', 'exam_seat.number as seat_number', 'room.name as room'])
    .where('attempt.sede_code', '=', sedeCode)
    .orderBy('turno.starts_at').execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((people) => {
    const [first] = people
    return first === undefined ? [] : [{
      id: first.id, number: first.number, startsAt: first.starts_at, running: first.opens_at <= now,
      people: people.map((row) => ({
        attemptId: row.attempt_id,
        folio: row.folio,
        surnames: surnames(row.first_surname, row.second_surname),
        givenNames: row.given_names,
        exam: `${row.ceme} ${row.grade}`,
        seat: row.room === null || row.seat_number === null ? null : { room: row.room, number: row.seat_number },
        visitingFrom: row.adscription_sede === sedeCode ? null : row.adscription,
        state: effectiveState({
          state: row.state,
          times: { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until },
        }, now),
      })).sort(compareNames),
    }]
  })
}
