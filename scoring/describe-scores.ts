// Scores as the results file states them: decimal text with all places, so that no reader has to round.
import type { ExcludedResult, RankedResult } from './package/results.ts'
import { MARK_DECIMALS } from './pi/marks.ts'
import { BONUS_DECIMALS, PI_DECIMALS, type ExcludedCandidate, type PiImss, type ScoredCandidate } from './pi/mark-candidates.ts'

/** The row of a ranked candidate. Convocatoria §4.3, §5.2 */
export function describeScores(
  { candidate, efiser, gradesMean, enarm, bonus, piImss }: ScoredCandidate,
  outcome: Pick<RankedResult, 'position' | 'positionInCer' | 'assigned'>,
): RankedResult {
  return {
    folio: candidate.folio,
    status: 'ranked',
    exclusion: null,
    efiser: formatUnits(efiser, MARK_DECIMALS),
    gradesMean: formatUnits(gradesMean, MARK_DECIMALS),
    enarm: formatUnits(enarm, MARK_DECIMALS),
    bonus: formatUnits(bonus, BONUS_DECIMALS),
    piImss: formatPi(piImss),
    position: outcome.position,
    positionInCer: outcome.positionInCer,
    assigned: outcome.assigned,
  }
}

/** The row of an excluded candidate: the reason, and nothing that could be read as a result. */
export function describeExcluded({ folio, exclusion }: ExcludedCandidate): ExcludedResult {
  return {
    folio, status: 'excluded', exclusion, efiser: null, gradesMean: null, enarm: null, bonus: null, piImss: null,
    position: null, positionInCer: null, assigned: null,
  }
}

/** A PI-IMSS in points with six decimals, e.g. `74.917021`. */
export function formatPi(piImss: PiImss): string {
  return formatUnits(piImss, PI_DECIMALS)
}

/** Whole 10^-decimals units, 0 or more, as decimal text. Plain digits: a million rows are written in a second. */
function formatUnits(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
