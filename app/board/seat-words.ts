/** A seat in words: whole where there is room for them, and in a few letters on a tile beside sixty others. */
import type { BoardSeat } from './board-snapshot.ts'

/** "Aula 2, lugar 14" */
export function describeSeat({ room, number }: Pick<BoardSeat, 'room' | 'number'>): string {
  return `${room}, lugar ${number}`
}

/**
 * A sign for each room by its id: initials and digits, "A2" for "Aula 2"; the whole name where two rooms would share
 * one. Empty where there is one room only: its number says it all.
 */
export function abbreviateRooms(rooms: readonly { id: string; name: string }[]): Map<string, string> {
  if (rooms.length < 2) return new Map(rooms.map(({ id }) => [id, '']))
  const signs = rooms.map(({ id, name }) => ({ id, name, sign: initialsOf(name) }))
  return new Map(signs.map(({ id, name, sign }) => [
    id, signs.some((other) => other.id !== id && other.sign === sign) ? name : sign,
  ]))
}

/** "A2-14", or "14" where one room is enough. */
export function shortSeat({ roomId, number }: BoardSeat, signs: ReadonlyMap<string, string>): string {
  const sign = signs.get(roomId) ?? ''
  return sign === '' ? String(number) : `${sign}-${number}`
}

function initialsOf(name: string): string {
  return name.split(/[^\p{L}\d]+/u).filter((word) => word.length > 2 || /\d|^\p{Lu}$/u.test(word))
    .map((word) => /^\d+$/.test(word) ? word : word.charAt(0).toUpperCase()).join('')
}
