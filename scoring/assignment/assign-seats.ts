// Who gets which seat: in strict order of position, each takes the first listed seat that is left.
// All pools rank candidates alike, so this serial dictatorship is the one stable outcome; nobody gains by listing
// otherwise than as wished. A seat that is later refused is not offered again in this run.
import type { SeatPool } from '../package/schema.ts'
import type { Applications } from './applications.ts'

export type Assignment = {
  /** Per position (0-based): the place within the own list (0-based) of the seat taken, or UNASSIGNED. */
  readonly chosen: Int32Array
  /** Seats taken in each pool, and how many of those by candidates of foreign category. */
  readonly filled: Int32Array
  readonly filledByForeign: Int32Array
}

export const UNASSIGNED = -1

/**
 * Serial dictatorship (Svensson 1999) within the caps:
 * 1. candidates come in order of position;
 * 2. each takes the first pool of the own list that has a seat left and, for a foreign candidate, is below its cap;
 * 3. at a cap the candidate moves on and the seat stays for others; who reaches the end of the list gets none.
 * No pool exceeds its `count` or its `foreignMax`. Convocatoria §5.2, §5.3
 */
export function assignSeats(
  { order, starts, places, poolCount, foreign }: Applications, seats: readonly SeatPool[],
): Assignment {
  const chosen = new Int32Array(order.length).fill(UNASSIGNED)
  const filled = new Int32Array(seats.length)
  const filledByForeign = new Int32Array(seats.length)

  for (let position = 0; position < order.length; position += 1) {
    const row = order[position] as number
    const isForeign = foreign[row] === 1
    const start = starts[row] as number
    const end = starts[row + 1] as number
    for (let at = start; at < end; at += 1) {
      const pool = places[at] as number
      if (pool >= poolCount) continue
      const { count, foreignMax } = seats[pool] as SeatPool
      const taken = filled[pool] as number
      const takenByForeign = filledByForeign[pool] as number
      if (taken >= count || (isForeign && foreignMax !== null && takenByForeign >= foreignMax)) continue
      chosen[position] = at - start
      filled[pool] = taken + 1
      if (isForeign) filledByForeign[pool] = takenByForeign + 1
      break
    }
  }
  return { chosen, filled, filledByForeign }
}
