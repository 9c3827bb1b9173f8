/** Who sits where: never over capacity, never twice, access first, exams alternate, the same for the same input. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  assignSeats, compareRooms, type Seat, type SeatCandidate, type SeatRoom,
} from '#exam-engine/sitting/assign-seats.ts'
import { runs } from '#tests/setup/property-runs.ts'

const room = (id: string, capacity: number, accessible = false): SeatRoom => ({ id, name: id, capacity, accessible })
const candidate = (number: number, examId = 'A', adjusted = false): SeatCandidate =>
  ({ attemptId: `a${String(number)}`, folio: `R-${String(number).padStart(3, '0')}`, examId, adjusted })
const describeSeats = (seats: readonly Seat[]) =>
  seats.map(({ attemptId, roomId, number }) => `${attemptId} ${roomId} ${String(number)}`)

const anyRooms = fc.array(fc.record({ capacity: fc.integer({ min: 1, max: 8 }), accessible: fc.boolean() }),
  { maxLength: 4 }).map((list) => list.map(({ capacity, accessible }, at) => room(`Aula ${String(at)}`, capacity, accessible)))
const anyCandidates = fc.array(fc.record({ examId: fc.constantFrom('A', 'B', 'C'), adjusted: fc.boolean() }),
  { maxLength: 30 }).map((list) => list.map(({ examId, adjusted }, at) => candidate(at, examId, adjusted)))

/** Up to half of them have seats already. */
const withKept = fc.tuple(anyRooms, anyCandidates, fc.nat()).map(([rooms, candidates, shift]) => {
  const half = candidates.filter((_, index) => (index + shift) % 2 === 0)
  return { rooms, candidates, kept: assignSeats(rooms, half).seats.filter((_, index) => (index + shift) % 3 !== 0) }
})

test('§3.1 C everybody has one seat or is named, no seat is given twice, no room is over its capacity', () => {
  fc.assert(fc.property(withKept, ({ rooms, candidates, kept }) => {
    const { seats, unseated } = assignSeats(rooms, candidates, kept)
    const all = [...kept, ...seats]
    const capacity = rooms.reduce((sum, one) => sum + one.capacity, 0)
    expect(new Set(all.map(({ roomId, number }) => `${roomId} ${String(number)}`)).size).toBe(all.length)
    expect([...all.map(({ attemptId }) => attemptId), ...unseated].sort())
      .toEqual(candidates.map(({ attemptId }) => attemptId).sort())
    for (const { roomId, number } of all) {
      expect(number).toBeGreaterThanOrEqual(1)
      expect(number).toBeLessThanOrEqual(rooms.find(({ id }) => id === roomId)?.capacity ?? 0)
    }
    expect(unseated.length).toBe(Math.max(0, candidates.length - capacity))
  }))
})

test('the same people and rooms give the same seats, in whatever order they come', () => {
  const shuffled = fc.tuple(anyRooms, anyCandidates).chain(([rooms, candidates]) => fc.record({
    one: fc.constant([rooms, candidates] as const),
    other: fc.tuple(
      fc.shuffledSubarray(rooms, { minLength: rooms.length }),
      fc.shuffledSubarray(candidates, { minLength: candidates.length })),
  }))
  fc.assert(fc.property(shuffled, ({ one, other }) => {
    expect(assignSeats(...other)).toEqual(assignSeats(...one))
  }))
})

test('whoever has an adjustment sits in an accessible room as long as one has a seat', () => {
  fc.assert(fc.property(withKept, ({ rooms, candidates, kept }) => {
    const { seats, withoutAccess, unseated } = assignSeats(rooms, candidates, kept)
    const accessible = new Set(rooms.filter((one) => one.accessible).map(({ id }) => id))
    const adjusted = new Set(candidates.filter((one) => one.adjusted).map(({ attemptId }) => attemptId))
    const lacking = seats.filter(({ attemptId, roomId }) => adjusted.has(attemptId) && !accessible.has(roomId))
    expect(lacking.map(({ attemptId }) => attemptId)).toEqual(withoutAccess)
    const keptThere = kept.filter(({ roomId }) => accessible.has(roomId)).length
    const places = rooms.filter((one) => one.accessible).reduce((sum, one) => sum + one.capacity, 0) - keptThere
    const waiting = [...adjusted].filter((id) => !kept.some(({ attemptId }) => attemptId === id))
    const inAccess = seats.filter(({ attemptId, roomId }) => adjusted.has(attemptId) && accessible.has(roomId)).length
    expect(inAccess).toBe(Math.min(places, waiting.length))
    expect(unseated.filter((id) => adjusted.has(id)).length).toBe(Math.max(0,
      unseated.length === 0 ? 0 : waiting.length - seats.filter(({ attemptId }) => adjusted.has(attemptId)).length))
  }))
})

/** Pairs of seats beside each other in a room with the same exam. */
function countSame(seats: readonly { roomId: string, number: number, examId: string }[]): number {
  const examAt = new Map(seats.map(({ roomId, number, examId }) => [`${roomId} ${String(number)}`, examId]))
  return seats.filter(({ roomId, number, examId }) => examAt.get(`${roomId} ${String(number + 1)}`) === examId).length
}

/** The fewest that any way of giving `first` people of A and the rest of B these seats would have. */
function fewestSame(places: readonly { roomId: string, number: number }[], first: number): number {
  let best = Infinity
  for (let mask = 0; mask < 2 ** places.length; mask += 1) {
    const exams = places.map((_, index) => (mask >> index) % 2 === 0 ? 'A' : 'B')
    if (exams.filter((examId) => examId === 'A').length !== first) continue
    best = Math.min(best, countSame(places.map((seat, index) => ({ ...seat, examId: exams[index] ?? '' }))))
  }
  return best
}

test('two exams that share a turno alternate: no other order of the same seats has fewer equal neighbours', () => {
  const sizes = fc.tuple(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }), fc.nat(6), fc.nat(5))
  fc.assert(fc.property(sizes, ([capacities, ofA, ofB]) => {
    const rooms = capacities.map((capacity, index) => room(`Aula ${String(index)}`, capacity))
    const candidates = [...Array.from({ length: ofA }, (_, at) => candidate(at, 'A')),
      ...Array.from({ length: ofB }, (_, at) => candidate(100 + at, 'B'))]
    const { seats, unseated } = assignSeats(rooms, candidates)
    if (unseated.length > 0) return
    const examOf = new Map(candidates.map(({ attemptId, examId }) => [attemptId, examId]))
    const same = countSame(seats.map((seat) => ({ ...seat, examId: examOf.get(seat.attemptId) ?? '' })))
    expect(same).toBe(fewestSame(seats, ofA))
  }), { numRuns: runs(300) })
})

test('rooms are filled from the first number on, and what is free is at the end', () => {
  const { seats } = assignSeats([room('Aula 10', 3), room('Aula 2', 2)], [1, 2, 3].map((at) => candidate(at)))
  expect(describeSeats(seats)).toEqual(['a1 Aula 2 1', 'a2 Aula 2 2', 'a3 Aula 10 1'])
})

test('seats that were given stay, and the others go around them with another exam beside', () => {
  const people = [candidate(1, 'A'), candidate(2, 'A'), candidate(3, 'B'), candidate(4, 'B')]
  const { seats } = assignSeats([room('Aula 1', 4)], people, [{ attemptId: 'a1', roomId: 'Aula 1', number: 3 }])
  expect(describeSeats(seats)).toEqual(['a2 Aula 1 1', 'a3 Aula 1 2', 'a4 Aula 1 4'])
})

test('rooms are ordered as people read them', () => {
  const names = ['Aula 10', 'Auditorio', 'Aula 2'].map((name) => ({ name, id: name })).sort(compareRooms)
  expect(names.map(({ name }) => name)).toEqual(['Auditorio', 'Aula 2', 'Aula 10'])
})
