// What may be said in public about each pool without naming anybody: seats, how many wanted them, the last PI-IMSS
// that got one, and whether candidates with that very PI-IMSS were parted by the tie-break.
import type { Applications } from '../assignment/applications.ts'
import { UNASSIGNED, type Assignment } from '../assignment/assign-seats.ts'
import type { ScoredCandidate } from '../pi/mark-candidates.ts'
import type { SeatPool } from '../package/schema.ts'

export type PoolCutoff = {
  /** Ranked candidates who list the pool, at any place. */
  rankedBy: number
  /** PI-IMSS of the worst-placed holder; null when nobody holds a seat. Convocatoria §5.2 */
  lastPiImss: number | null
  decidedByTieBreak: boolean
}

/**
 * One cut-off per pool, in the order of `seats`.
 * `decidedByTieBreak`: the pool is full, and a candidate with the last PI-IMSS lists it, got worse or nothing, and was
 * not stopped by the cap, that is, is not foreign in a pool whose foreign seats are all taken.
 */
export function findCutoffs(
  ranked: readonly ScoredCandidate[], applications: Applications, { chosen, filledByForeign }: Assignment,
  seats: readonly SeatPool[],
): PoolCutoff[] {
  const { order, starts, places, poolCount, foreign } = applications
  const cutoffs = seats.map((): PoolCutoff => ({ rankedBy: 0, lastPiImss: null, decidedByTieBreak: false }))
  const isAtCap = seats.map(({ foreignMax }, pool) => foreignMax !== null && filledByForeign[pool] === foreignMax)

  ranked.forEach(({ piImss }, position) => {
    const row = order[position] as number
    const start = starts[row] as number
    const end = starts[row + 1] as number
    const own = chosen[position] === UNASSIGNED ? end : start + (chosen[position] as number)
    for (let at = start; at < end; at += 1) {
      const pool = places[at] as number
      if (pool >= poolCount) continue
      const cutoff = cutoffs[pool] as PoolCutoff
      cutoff.rankedBy += 1
      // In order of position: the last holder to come by is the worst placed. Whoever passes a wanted pool and is not
      // stopped by its cap has found it full, so its last holder has already come by.
      if (at === own) cutoff.lastPiImss = piImss
      else if (at < own && cutoff.lastPiImss === piImss && !(foreign[row] === 1 && isAtCap[pool] === true)) {
        cutoff.decidedByTieBreak = true
      }
    }
  })
  return cutoffs
}
