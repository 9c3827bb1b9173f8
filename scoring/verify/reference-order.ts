// The order of candidates by one plain comparison of all criteria, apart from the ranking that it checks.
import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { PackageCandidate, PackageRules } from '../package/schema.ts'
import type { ReferenceScores } from './reference-scores.ts'

export type Competitor = { readonly candidate: PackageCandidate; readonly scores: ReferenceScores }

/**
 * Best first: PI-IMSS, the criteria of the rules in their order, then the lowest SHA-256(seed ‖ folio).
 * Refuses with `TIE_NEEDS_LOTTERY` when the seed is null and two are equal on all of them. Convocatoria §4.3
 */
export function orderCompetitors(
  competitors: readonly Competitor[], { lotterySeed, tieBreak }: Pick<PackageRules, 'lotterySeed' | 'tieBreak'>,
): Result<Competitor[], 'TIE_NEEDS_LOTTERY'> {
  let undecided: readonly [string, string] | null = null
  const seed = lotterySeed === null ? null : Buffer.from(lotterySeed, 'hex')

  const ordered = [...competitors].sort((a, b) => {
    if (a.scores.piImss !== b.scores.piImss) return descending(a.scores.piImss, b.scores.piImss)
    const unequal = tieBreak.find((criterion) => tiedMark(a, criterion) !== tiedMark(b, criterion))
    if (unequal !== undefined) return descending(tiedMark(a, unequal), tiedMark(b, unequal))
    if (seed !== null) return Buffer.compare(lot(seed, a), lot(seed, b))
    undecided = [a.candidate.folio, b.candidate.folio]
    return 0
  })
  if (undecided === null) return accept(ordered)
  const [folio = null, otherFolio = null] = [...undecided].sort()
  return refuse('TIE_NEEDS_LOTTERY', { folio, otherFolio })
}

/** The lottery is no mark: it never tells two apart here. */
function tiedMark({ scores }: Competitor, criterion: PackageRules['tieBreak'][number]): number {
  switch (criterion) {
    case 'efiser': return scores.efiser
    case 'grades': return scores.gradesMean
    case 'enarm': return scores.enarm
    case 'lottery': return 0
  }
}

function descending(a: number, b: number): number {
  return b - a
}

function lot(seed: Buffer, { candidate }: Competitor): Buffer {
  return createHash('sha256').update(seed).update(candidate.folio, 'ascii').digest()
}
