// Where a candidate stands among those who want the same course: a number for the candidate's own result page.
import type { ScoredCandidate } from '../pi/mark-candidates.ts'

/**
 * For each ranked candidate, how many up to and including this one list, at any place, the CER of this candidate's
 * first preference; null for an empty list. `ranked` is in order of position. Convocatoria §5.2
 */
export function positionsInCer(ranked: readonly ScoredCandidate[]): (number | null)[] {
  const listedSoFar = new Map<string, number>()
  return ranked.map(({ candidate: { preferences } }) => {
    const first = preferences[0]
    if (first === undefined) return null
    const listed = preferences.every(({ cer }) => cer === first.cer)
      ? [first.cer]
      : new Set(preferences.map(({ cer }) => cer))
    for (const cer of listed) listedSoFar.set(cer, (listedSoFar.get(cer) ?? 0) + 1)
    return listedSoFar.get(first.cer) ?? null
  })
}
