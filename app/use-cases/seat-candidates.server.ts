/**
 * The education authority of a sede or the coordination gives the candidates of a turno their seats, by the rule of
 * exam-engine/sitting/assign-seats.ts, and moves single people, until the doors of the turno open. §3.1 C
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { clearSeats, insertSeats, listSeated, saveSeat } from '#db/queries/exam-seats.ts'
import { listRooms, lockSede } from '#db/queries/rooms.ts'
import { findTurno } from '#db/queries/turnos.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { assignSeats, type Seat } from '#exam-engine/sitting/assign-seats.ts'
import { moveSeat, refuseLateSeating, type MoveRefusal } from '#exam-engine/sitting/seating.ts'
import type { Actor } from '#app/http/actor.ts'
import { arrangingRole } from '#app/rooms/may-arrange.ts'
import type { Services } from '#app/services.server.ts'

type PlaceRefusal = 'SEDE_NOT_YOURS' | 'TURNO_UNKNOWN' | 'SEDE_WITHOUT_ROSTER' | 'SEATING_CLOSED'
export type AssignSeatsRefusal = PlaceRefusal | 'SEDE_WITHOUT_ROOMS'
export type MoveSeatRefusal = PlaceRefusal | 'ATTEMPT_UNKNOWN' | MoveRefusal

export interface TurnoAtSede {
  turnoId: string
  sedeCode: string
}

/** How many got a seat now, and how many have none because the rooms are full. */
export interface AssignedSeats {
  seated: number
  unseated: number
}

/** Seats whoever has none; `again` takes all seats back first, also those that a person chose. */
export async function assignTurnoSeats(
  services: Pick<Services, 'database'>, actor: Actor, place: TurnoAtSede & { again: boolean },
): Promise<Result<AssignedSeats, AssignSeatsRefusal>> {
  return seat(services, actor, place, async (trx, role, roster) => {
    const rooms = await listRooms(trx, place.sedeCode)
    if (rooms.length === 0) return refuse('SEDE_WITHOUT_ROOMS')
    const kept = place.again ? [] : seatsOf(roster)
    const { seats, unseated } = assignSeats(rooms, roster, kept)
    if (place.again) await clearSeats(trx, place)
    await insertSeats(trx, place, seats)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'sitting.assignSeats', subjectType: 'turno',
      subjectId: place.turnoId, payload: {
        sedeCode: place.sedeCode, again: place.again, seated: seats.length, kept: kept.length,
        unseated: unseated.length, seatsSha256: sha256Hex(canonicalJson([...kept, ...seats].map((one) => ({ ...one })))),
      },
    })
    return accept({ seated: seats.length, unseated: unseated.length })
  })
}

/** One person to another seat, or to the first one; without a number to the lowest that is free in the room. */
export async function moveCandidate(
  services: Pick<Services, 'database'>, actor: Actor,
  place: TurnoAtSede & { attemptId: string; roomId: string; number: number | null },
): Promise<Result<Seat, MoveSeatRefusal>> {
  return seat(services, actor, place, async (trx, role, roster) => {
    const person = roster.find(({ attemptId }) => attemptId === place.attemptId)
    if (person === undefined) return refuse('ATTEMPT_UNKNOWN')
    const decision = moveSeat(place, await listRooms(trx, place.sedeCode), seatsOf(roster))
    if (!decision.ok) return decision
    await saveSeat(trx, place, decision.value)
    const { roomId, number } = decision.value
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'sitting.moveSeat', subjectType: 'attempt',
      subjectId: place.attemptId, payload: {
        sedeCode: place.sedeCode, roomId, number, fromRoomId: person.seat?.roomId ?? null,
        fromNumber: person.seat?.number ?? null,
      },
    })
    return decision
  })
}

type Roster = Awaited<ReturnType<typeof listSeated>>

async function seat<T, R extends string>(
  { database }: Pick<Services, 'database'>, actor: Actor, place: TurnoAtSede,
  act: (trx: Trx, role: 'educacion' | 'admin', roster: Roster) => Promise<Result<T, R>>,
): Promise<Result<T, R | PlaceRefusal>> {
  const role = arrangingRole(actor, place.sedeCode)
  if (role === null) return refuse('SEDE_NOT_YOURS')
  return database.db.transaction().execute(async (trx): Promise<Result<T, R | PlaceRefusal>> => {
    await lockSede(trx, place.sedeCode)
    const turno = await findTurno(trx, place.turnoId)
    if (turno === undefined) return refuse('TURNO_UNKNOWN')
    const roster = await listSeated(trx, place)
    if (roster.length === 0) return refuse('SEDE_WITHOUT_ROSTER')
    const doors = { from: addDuration(turno.starts_at, minutes(-turno.check_in_minutes)), until: turno.ends_at }
    const late = refuseLateSeating(doors, await readNow(trx))
    return late.ok ? act(trx, role, roster) : late
  })
}

function seatsOf(roster: Roster): Seat[] {
  return roster.flatMap(({ attemptId, seat: own }) => own === null ? [] : [{ attemptId, ...own }])
}
