// Turns the places that candidates name into pool numbers, once, so that assigning and counting touch only numbers.
// A preference without a pool keeps its place in the list and is marked as such: it is skipped, not removed.
import type { ScoredCandidate } from '../pi/mark-candidates.ts'
import type { Place, SeatPool } from '../package/schema.ts'

/** Stands where a preference names a place that offers no pool. */
export const NO_POOL = -1

/** The lists of all ranked candidates end to end: candidate i holds `pools[starts[i] … starts[i + 1])`. */
export type PreferenceLists = { readonly starts: Int32Array; readonly pools: Int32Array }

/** Pool numbers are indices into `seats`; lists keep the order of `ranked` and of each candidate's preferences. */
export function resolvePreferences(
  ranked: readonly ScoredCandidate[], seats: readonly SeatPool[],
): PreferenceLists {
  const poolAt = indexPools(seats)
  const starts = new Int32Array(ranked.length + 1)
  ranked.forEach(({ candidate }, index) => {
    starts[index + 1] = (starts[index] as number) + candidate.preferences.length
  })
  const pools = new Int32Array(starts[ranked.length] as number)
  let at = 0
  for (const { candidate } of ranked) {
    for (const preference of candidate.preferences) {
      pools[at] = poolAt(preference)
      at += 1
    }
  }
  return { starts, pools }
}

/** Three nested maps rather than one with joined keys: millions of look-ups without building a string. */
function indexPools(seats: readonly SeatPool[]): (place: Place) => number {
  const byCer = new Map<string, Map<string, Map<string | null, number>>>()
  seats.forEach(({ cer, sede, subsede }, index) => {
    const sedes = byCer.get(cer) ?? new Map<string, Map<string | null, number>>()
    const subsedes = sedes.get(sede) ?? new Map<string | null, number>()
    byCer.set(cer, sedes.set(sede, subsedes.set(subsede, index)))
  })
  return ({ cer, sede, subsede }) => byCer.get(cer)?.get(sede)?.get(subsede) ?? NO_POOL
}
