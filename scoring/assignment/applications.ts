// What ranked candidates apply for, as numbers of pools and courses, laid out in order of position: assigning and
// counting a million candidates then run through plain arrays from end to end.
// A preference without a pool keeps its place in the list and is marked as such: it is skipped, not removed.
import type { Place, SelectionPackage } from '../package/schema.ts'

/** Stands where a preference names a place that offers no pool. */
export const NO_POOL = -1

/** All lists end to end: the candidate at position p (0-based) holds the entries `starts[p] … starts[p + 1]`. */
export type Applications = {
  readonly starts: Int32Array
  /** Per entry: the index of its pool in `seats`, or NO_POOL. */
  readonly pools: Int32Array
  /** Per entry: the number of its CER, 0 … cerCount − 1, in no particular order. */
  readonly cers: Int32Array
  readonly cerCount: number
  /** Per position: 1 for a candidate of foreign category. */
  readonly foreign: Uint8Array
}

/** The applications of `ranked`, whose `row` is their index among the candidates of `input`. */
export function readApplications(ranked: readonly { readonly row: number }[], input: SelectionPackage): Applications {
  // Read in the order of the package, where neighbours lie side by side in memory, and only then put into order.
  const inPackage = readInPackageOrder(input)
  const starts = new Int32Array(ranked.length + 1)
  const pools = new Int32Array(inPackage.pools.length)
  const cers = new Int32Array(pools.length)
  const foreign = new Uint8Array(ranked.length)
  let at = 0
  ranked.forEach(({ row }, position) => {
    const end = inPackage.starts[row + 1] as number
    for (let from = inPackage.starts[row] as number; from < end; from += 1) {
      pools[at] = inPackage.pools[from] as number
      cers[at] = inPackage.cers[from] as number
      at += 1
    }
    starts[position + 1] = at
    foreign[position] = inPackage.foreign[row] as number
  })
  return { starts, pools, cers, cerCount: inPackage.cerCount, foreign }
}

/** As `Applications`, with rows of the package in place of positions; candidates that are excluded stand in it too. */
function readInPackageOrder({ candidates, seats }: SelectionPackage): Applications {
  const starts = new Int32Array(candidates.length + 1)
  const foreign = new Uint8Array(candidates.length)
  candidates.forEach(({ category, preferences }, row) => {
    starts[row + 1] = (starts[row] as number) + preferences.length
    foreign[row] = category === 'foreign' ? 1 : 0
  })

  const courses = indexCourses(seats)
  const pools = new Int32Array(starts[candidates.length] as number)
  const cers = new Int32Array(pools.length)
  let at = 0
  for (const { preferences } of candidates) {
    for (const { cer, sede, subsede } of preferences) {
      const course = courseNamed(cer, courses)
      pools[at] = course.sedes.get(sede)?.get(subsede) ?? NO_POOL
      cers[at] = course.number
      at += 1
    }
  }
  return { starts, pools, cers, cerCount: courses.size, foreign }
}

type Course = { readonly number: number; readonly sedes: Map<string, Map<string | null, number>> }

/** Nested maps rather than one with joined keys: millions of look-ups without building a string. */
function indexCourses(seats: readonly Place[]): Map<string, Course> {
  const courses = new Map<string, Course>()
  seats.forEach(({ cer, sede, subsede }, pool) => {
    const { sedes } = courseNamed(cer, courses)
    const subsedes = sedes.get(sede) ?? new Map<string | null, number>()
    sedes.set(sede, subsedes.set(subsede, pool))
  })
  return courses
}

/** The course of that name; one that offers no seats gets its number when it is first asked for. */
function courseNamed(cer: string, courses: Map<string, Course>): Course {
  const known = courses.get(cer)
  if (known !== undefined) return known
  const added: Course = { number: courses.size, sedes: new Map() }
  courses.set(cer, added)
  return added
}
