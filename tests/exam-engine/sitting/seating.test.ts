/** The acts before the day, and the instants at which they end: half-open, by the millisecond. */
import { expect, test } from 'vitest'
import { addDuration, durationMs, hours, instant, minutes, toIso } from '#exam-engine/kernel/time.ts'
import { changeCheckIn, editRoom, moveSeat, refuseLatePost, refuseLateSeating } from '#exam-engine/sitting/seating.ts'

const T0 = instant('2024-01-29T09:00:00-06:00')
const DOORS = { from: addDuration(T0, minutes(-30)), until: addDuration(T0, hours(2)) }
const at = (base: number, change: number) => addDuration(instant(base), durationMs(change))

test.each([[-1, true], [0, false], [1, false]])('§3.1 C seats are settled %i ms from the opening: %s', (change, may) => {
  expect(refuseLateSeating(DOORS, at(DOORS.from, change)).ok).toBe(may)
})

test('§3.1 C who comes too late reads when the doors opened', () => {
  expect(refuseLateSeating(DOORS, DOORS.from))
    .toEqual({ ok: false, refusal: 'SEATING_CLOSED', detail: { from: toIso(DOORS.from) } })
})

test.each([[-1, true], [0, false], [1, false]])('§3.1 C supervisors are named %i ms from T0: %s', (change, may) => {
  expect(refuseLatePost(T0, at(T0, change)).ok).toBe(may)
})

const ROOMS = [
  { id: 'one', name: 'Aula 1', capacity: 2, accessible: true }, { id: 'two', name: 'Aula 2', capacity: 1, accessible: false },
]
const TAKEN = [
  { attemptId: 'a', roomId: 'one', number: 1 }, { attemptId: 'b', roomId: 'two', number: 1 },
]

test.each([
  ['the lowest free seat', { attemptId: 'b', roomId: 'one', number: null }, 2],
  ['the seat that was asked for', { attemptId: 'b', roomId: 'one', number: 2 }, 2],
  ['the own seat again', { attemptId: 'a', roomId: 'one', number: 1 }, 1],
  ['the own room, which is full of oneself', { attemptId: 'b', roomId: 'two', number: null }, 1],
])('a person moves to %s', (_name, move, number) => {
  expect(moveSeat(move, ROOMS, TAKEN)).toEqual({ ok: true, value: { ...move, number } })
})

test.each([
  ['ROOM_FULL', { attemptId: 'a', roomId: 'two', number: null }],
  ['ROOM_FULL', { attemptId: 'a', roomId: 'two', number: 7 }],
  ['SEAT_TAKEN', { attemptId: 'b', roomId: 'one', number: 1 }],
  ['SEAT_OUT_OF_ROOM', { attemptId: 'b', roomId: 'one', number: 3 }],
  ['SEAT_OUT_OF_ROOM', { attemptId: 'b', roomId: 'one', number: 0 }],
  ['ROOM_UNKNOWN', { attemptId: 'b', roomId: 'other', number: null }],
])('%s refuses a move', (refusal, move) => {
  expect(moveSeat(move, ROOMS, TAKEN)).toMatchObject({ ok: false, refusal })
})

test.each([[-1, true], [0, false], [1, false]])('a room changes %i ms from the opening: %s', (change, may) => {
  expect(editRoom(5, [{ doors: DOORS, highest: 3 }], at(DOORS.from, change)).ok).toBe(may)
})

test.each([[-1, false], [0, true]])('a room changes %i ms from the end of the turno: %s', (change, may) => {
  expect(editRoom(5, [{ doors: DOORS, highest: 3 }], at(DOORS.until, change)).ok).toBe(may)
})

test('a room keeps the seats that it gave', () => {
  const before = addDuration(DOORS.from, hours(-1))
  expect(editRoom(3, [{ doors: DOORS, highest: 3 }], before).ok).toBe(true)
  expect(editRoom(2, [{ doors: DOORS, highest: 3 }], before))
    .toEqual({ ok: false, refusal: 'ROOM_TOO_SMALL', detail: { highest: 3 } })
})

test.each([
  [30, 60, -60 * 60_000 - 1, true], [30, 60, -60 * 60_000, false], [60, 30, -60 * 60_000, false],
  [30, 60, 2 * 3_600_000 - 1, false], [30, 60, 2 * 3_600_000, true], [30, 30, 0, true],
])('§3.1 C from %i to %i minutes at T0%i ms: %s', (before, after, change, may) => {
  expect(changeCheckIn([{ from: T0, until: addDuration(T0, hours(2)) }], { before, after }, at(T0, change)).ok).toBe(may)
})
