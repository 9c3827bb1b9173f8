// The acts on rooms, seats and supervisors before the day. Seats move until the doors of their turno open; supervisors
// are named until it starts, and hand over from then on; a room changes while no turno is in it and never below the
// seats it gave. Decides and refuses; the database repeats each of these (migration 0017). §3.1 C
import { accept, refuse } from '#exam-engine/kernel/result.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { isWithin, toIso } from '#exam-engine/kernel/time.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import type { Seat, SeatRoom } from './assign-seats.ts'

/** From the opening of the doors, which belongs to it, until the turno ends. */
export type Doors = Window

/** Seats of a turno are settled before its doors open. */
export function refuseLateSeating({ from }: Doors, now: Instant): Result<null, 'SEATING_CLOSED'> {
  return now < from ? accept(null) : refuse('SEATING_CLOSED', { from: toIso(from) })
}

/** Supervisors are named before T0; afterwards one hands over to the other at the board. */
export function refuseLatePost(startsAt: Instant, now: Instant): Result<null, 'POSTS_CLOSED'> {
  return now < startsAt ? accept(null) : refuse('POSTS_CLOSED', { from: toIso(startsAt) })
}

export type MoveRefusal = 'ROOM_UNKNOWN' | 'ROOM_FULL' | 'SEAT_TAKEN' | 'SEAT_OUT_OF_ROOM'

/**
 * One person to a room: to the seat that is named, or to the lowest free one. `taken` are all seats of the turno at
 * the sede; the own one counts as free. ROOM_FULL comes before what is the matter with the number.
 */
export function moveSeat(
  move: { readonly attemptId: string; readonly roomId: string; readonly number: number | null },
  rooms: readonly SeatRoom[],
  taken: readonly Seat[],
): Result<Seat, MoveRefusal> {
  const { attemptId, roomId, number: wanted } = move
  const room = rooms.find(({ id }) => id === roomId)
  if (room === undefined) return refuse('ROOM_UNKNOWN')
  const others = new Set(taken.filter((seat) => seat.roomId === roomId && seat.attemptId !== attemptId)
    .map(({ number }) => number))
  const { capacity } = room
  if (others.size >= capacity) return refuse('ROOM_FULL', { room: room.name, capacity })
  if (wanted !== null && (wanted < 1 || wanted > capacity)) return refuse('SEAT_OUT_OF_ROOM', { capacity })
  if (wanted !== null && others.has(wanted)) return refuse('SEAT_TAKEN', { number: wanted })
  let number = wanted ?? 1
  while (others.has(number)) number += 1
  return accept({ attemptId, roomId, number })
}

export type EditRoomRefusal = 'ROOM_IN_TURNO' | 'ROOM_TOO_SMALL'

/** What a room holds in each turno that is not over: its doors, and the highest number that is taken. */
export type RoomUse = { readonly doors: Doors; readonly highest: number }

/** Another name, capacity or access for a room. */
export function editRoom(
  capacity: number,
  uses: readonly RoomUse[],
  now: Instant,
): Result<null, EditRoomRefusal> {
  const current = uses.find(({ doors }) => isWithin(doors, now))
  if (current !== undefined) return refuse('ROOM_IN_TURNO', { until: toIso(current.doors.until) })
  const highest = Math.max(0, ...uses.map((use) => use.highest))
  return capacity < highest ? refuse('ROOM_TOO_SMALL', { highest }) : accept(null)
}

/**
 * How long before T0 the doors open, for every turno of the convocatoria: it changes while no turno is under way, by
 * the old number or the new one. CHECK_IN_UNDER_WAY says until when.
 */
export function changeCheckIn(
  turnos: readonly Window[],
  minutes: { readonly before: number; readonly after: number },
  now: Instant,
): Result<null, 'CHECK_IN_UNDER_WAY'> {
  if (minutes.before === minutes.after) return accept(null)
  const earliest = Math.max(minutes.before, minutes.after) * 60_000
  const current = turnos.find(({ from, until }) => now >= from - earliest && now < until)
  return current === undefined ? accept(null) : refuse('CHECK_IN_UNDER_WAY', { until: toIso(current.until) })
}
