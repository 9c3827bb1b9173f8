// Which pool a place names, for the independent check: an index by course, sede and subsede.
import type { Place } from '../package/schema.ts'

/** Finds the index in `seats` of the pool at a place; null where no pool is offered. A null subsede is no name. */
export function poolFinder(seats: readonly Place[]): (place: Place) => number | null {
  const byCer = Map.groupBy(seats.map((place, pool) => ({ place, pool })), ({ place }) => place.cer)
  const byCerAndSede = new Map([...byCer].map(([cer, pools]) => [cer, Map.groupBy(pools, ({ place }) => place.sede)]))
  return ({ cer, sede, subsede }) => {
    const there = byCerAndSede.get(cer)?.get(sede)
    return there?.find(({ place }) => place.subsede === subsede)?.pool ?? null
  }
}
