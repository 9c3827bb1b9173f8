// Where a candidate stands among those who want the same course: a number for the candidate's own result page.
import type { Applications } from '../assignment/applications.ts'

/** Stands for the position within a CER of a candidate who lists nothing. */
export const NO_CER = 0

/**
 * For each candidate in order of position, how many up to and including this one list, at any place, the CER of this
 * candidate's first preference; NO_CER for an empty list. Convocatoria §5.2
 */
export function positionsInCer({ order, starts, places, cers, cerCount }: Applications): Int32Array {
  const positions = new Int32Array(order.length)
  const listedSoFar = new Int32Array(cerCount)
  const lastCounted = new Int32Array(cerCount).fill(-1)
  for (let position = 0; position < positions.length; position += 1) {
    const row = order[position] as number
    const start = starts[row] as number
    const end = starts[row + 1] as number
    for (let at = start; at < end; at += 1) {
      const cer = cers[places[at] as number] as number
      // A course that stands several times in one list counts its candidate once.
      if (lastCounted[cer] === position) continue
      lastCounted[cer] = position
      listedSoFar[cer] = (listedSoFar[cer] as number) + 1
    }
    const first = cers[places[start] as number] as number
    positions[position] = start === end ? NO_CER : listedSoFar[first] as number
  }
  return positions
}
