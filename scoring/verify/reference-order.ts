// The order of candidates by one plain comparison of all criteria, apart from the ranking that it checks.
import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { PackageCandidate } from '../package/schema.ts'
import type { ReferenceScores } from './reference-scores.ts'

export type Competitor = { readonly candidate: PackageCandidate; readonly scores: ReferenceScores }

/**
 * Best first: PI-IMSS, EFISER, grades, ENARM, then the lowest SHA-256(seed ‖ folio).
 * Refuses with `TIE_NEEDS_LOTTERY` when the seed is null and two are equal on the four marks. Convocatoria §4.3
 */
export function orderCompetitors(
  competitors: readonly Competitor[], lotterySeed: string | null,
): Result<Competitor[], 'TIE_NEEDS_LOTTERY'> {
  let undecided: readonly [string, string] | null = null
  const seed = lotterySeed === null ? null : Buffer.from(lotterySeed, 'hex')

  const ordered = [...competitors].sort((a, b) => {
    const byMarks = descending(a.scores.piImss, b.scores.piImss) || descending(a.scores.efiser, b.scores.efiser)
      || descending(a.scores.gradesMean, b.scores.gradesMean) || descending(a.scores.enarm, b.scores.enarm)
    if (byMarks !== 0) return byMarks
    if (seed !== null) return Buffer.compare(lot(seed, a), lot(seed, b))
    undecided = [a.candidate.folio, b.candidate.folio]
    return 0
  })
  if (undecided === null) return accept(ordered)
  const [folio = null, otherFolio = null] = [...undecided].sort()
  return refuse('TIE_NEEDS_LOTTERY', { folio, otherFolio })
}

function descending(a: number, b: number): number {
  return b - a
}

function lot(seed: Buffer, { candidate }: Competitor): Buffer {
  return createHash('sha256').update(seed).update(candidate.folio, 'ascii').digest()
}
