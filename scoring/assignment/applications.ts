// What candidates apply for, as numbers of places laid end to end: assigning and counting a million candidates then run
// through plain arrays. Rows stay in the order of the package; who comes first is told beside them.
// A preference whose place offers no pool keeps its turn in the list and is told apart by its number: it is skipped.
import type { Place, SelectionPackage } from '../package/schema.ts'

export type Applications = {
  /** Per position (0-based): the row of that candidate in the package. */
  readonly order: Int32Array
  /** The candidate of a row holds the entries `starts[row] … starts[row + 1]`. */
  readonly starts: Int32Array
  /** Per entry: its place. Below `poolCount` it is the index of a pool in `seats`; from there on it has no pool. */
  readonly places: Int32Array
  readonly poolCount: number
  /** Per place: the number of its CER, 0 … cerCount − 1, in no particular order. */
  readonly cers: readonly number[]
  readonly cerCount: number
  /** Per row: 1 for a candidate of foreign category. */
  readonly foreign: Uint8Array
}

/** The applications in `input`; `ranked` says in which order their rows come. Who is excluded keeps an unread row. */
export function readApplications(
  ranked: readonly { readonly row: number }[], { candidates, seats }: SelectionPackage,
): Applications {
  const order = new Int32Array(ranked.length)
  ranked.forEach(({ row }, position) => {
    order[position] = row
  })
  const starts = new Int32Array(candidates.length + 1)
  const foreign = new Uint8Array(candidates.length)
  candidates.forEach(({ category, preferences }, row) => {
    starts[row + 1] = (starts[row] as number) + preferences.length
    foreign[row] = category === 'foreign' ? 1 : 0
  })

  const index = placeIndex(seats)
  const places = new Int32Array(starts[candidates.length] as number)
  let at = 0
  for (const { preferences } of candidates) {
    for (const place of preferences) {
      places[at] = index.numberOf(place)
      at += 1
    }
  }
  return { order, starts, places, poolCount: seats.length, cers: index.cers, cerCount: index.cerCount(), foreign }
}

type Course = { readonly number: number; readonly sedes: Map<string, Map<string | null, number>> }

/**
 * Numbers places: pools by their index in `seats`, others when they are first asked for.
 * Nested maps rather than one with joined keys: millions of look-ups without building a string.
 */
function placeIndex(seats: readonly Place[]) {
  const courses = new Map<string, Course>()
  const cers: number[] = []
  const numberOf = ({ cer, sede, subsede }: Place): number => {
    const course = courses.get(cer) ?? { number: courses.size, sedes: new Map<string, Map<string | null, number>>() }
    if (course.number === courses.size) courses.set(cer, course)
    const subsedes = course.sedes.get(sede) ?? new Map<string | null, number>()
    if (subsedes.size === 0) course.sedes.set(sede, subsedes)
    const known = subsedes.get(subsede)
    if (known !== undefined) return known
    subsedes.set(subsede, cers.length)
    return cers.push(course.number) - 1
  }
  seats.forEach(numberOf)
  return { numberOf, cers, cerCount: () => courses.size }
}
