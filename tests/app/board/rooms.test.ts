/** Seats on the board: the words, the filter by room that hides no incident, what a machine had not sent. */
import { expect, test } from 'vitest'
import { arrangeTiles, filterTiles, matches } from '#app/board/board-tiles.ts'
import { describeLine } from '#app/board/line-words.ts'
import { abbreviateRooms, describeSeat, shortSeat } from '#app/board/seat-words.ts'
import { makeCandidate, makePresence } from './board-factory.ts'

const seat = (roomId: string, number: number) => ({ roomId, room: `Aula ${roomId}`, number })
const PEOPLE = [
  makeCandidate({ attemptId: 'a', seat: seat('1', 1) }), makeCandidate({ attemptId: 'b', seat: seat('2', 1) }),
  makeCandidate({ attemptId: 'c', seat: seat('2', 2), state: 'denied' }), makeCandidate({ attemptId: 'd' }),
]

test('a room shows who sits there, and beside them every incident of the sede', () => {
  const { incidents, others } = filterTiles(arrangeTiles(PEOPLE, [], 'checkIn'),
    { search: '', figure: 'expected', room: '1' })
  expect(incidents.map(({ candidate }) => candidate.attemptId)).toEqual(['c'])
  expect(others.map(({ candidate }) => candidate.attemptId)).toEqual(['a'])
})

test('without a room everybody is shown, also who has no seat', () => {
  expect(PEOPLE.filter((one) => matches(one, { search: '', figure: 'expected', room: null }))).toHaveLength(4)
})

test.each([
  ['inProgress', 3, null, 3], ['inProgress', null, { held: true, since: null, unsent: 2 }, 2],
  ['inProgress', 3, { held: false, since: null, unsent: 2 }, 2], ['inProgress', null, null, null],
  ['handedIn', 3, null, null],
] as const)('of an exam that is %s the machine said %s', (state, said, lease, expected) => {
  const [tile] = arrangeTiles([makeCandidate({ attemptId: 'a', state, lease })],
    [makePresence('a', { unsent: said })], 'running')
  expect(tile?.unsent).toBe(expected)
})

test.each([
  [true, 0, 'en línea', 'En línea'], [true, 3, '3 por enviar', 'En línea, 3 por enviar'],
  [false, 3, 'sin red, 3 por enviar', 'Sin conexión desde 09:00, 3 por enviar'],
])('on the tile of a machine that is connected (%s) and said %i: %s', (connected, unsent, short, full) => {
  const [tile] = arrangeTiles([makeCandidate({ attemptId: 'a', state: 'inProgress' })],
    [makePresence('a', { connected, unsent })], 'running')
  expect(tile === undefined ? null : describeLine(tile, 'America/Mexico_City')).toEqual({ short, full })
})

test('a seat is said whole, and on a small tile by a sign of its room that no other room has', () => {
  expect(describeSeat(seat('2', 14))).toBe('Aula 2, lugar 14')
  const signs = abbreviateRooms([
    { id: '1', name: 'Aula 1' }, { id: '2', name: 'Aula de cómputo B' }, { id: '3', name: 'Auditorio 9' },
    { id: '4', name: 'Anexo 9' },
  ])
  expect([...signs.values()]).toEqual(['A1', 'ACB', 'Auditorio 9', 'Anexo 9'])
  expect(shortSeat({ roomId: '1', room: 'Aula 1', number: 14 }, signs)).toBe('A1-14')
})

test('where a turno has one room its number is enough', () => {
  const signs = abbreviateRooms([{ id: '1', name: 'Aula 1' }])
  expect(shortSeat({ roomId: '1', room: 'Aula 1', number: 14 }, signs)).toBe('14')
})
