// From the rows of a package to scores: each candidate is either excluded, with one reason, or holds a PI-IMSS.
// Exact: with marks of four decimals and weights of two, the PI-IMSS has six and is never rounded.
import type { Exclusion } from '../package/results.ts'
import type { PackageCandidate, SelectionPackage } from '../package/schema.ts'
import { publicationBonus, type BonusPoints } from './bonus.ts'
import { efiserMark, gradesMean, readDecimal, readMark, type Mark } from './marks.ts'
import { piRulesOf, type PiRules } from './rules.ts'

/** PI-IMSS in whole millionths of a point: 0 … 101,000,000 under a maximum bonus of one point. */
export type PiImss = number

export const BONUS_DECIMALS = 2
export const PI_DECIMALS = 6

export type Scores = {
  readonly efiser: Mark
  readonly gradesMean: Mark
  readonly enarm: Mark
  readonly bonus: BonusPoints
  readonly piImss: PiImss
}

/** A candidate who competes; `row` is its index among the candidates of the package. */
export type ScoredCandidate = Scores & { readonly row: number; readonly folio: string }

export type ExcludedCandidate = { readonly folio: string; readonly exclusion: Exclusion }

/**
 * Scores every candidate of a package; both lists keep its order, and together they hold each candidate once.
 * Convocatoria §3.1, §4.2, §4.3
 */
export function markCandidates(input: SelectionPackage): { scored: ScoredCandidate[]; excluded: ExcludedCandidate[] } {
  const rules = piRulesOf(input.rules)
  const maxBonus = readDecimal(input.rules.maxBonus, BONUS_DECIMALS)
  const scored: ScoredCandidate[] = []
  const excluded: ExcludedCandidate[] = []
  input.candidates.forEach((candidate, row) => {
    const { folio } = candidate
    const outcome = markCandidate(candidate, rules, maxBonus)
    if (typeof outcome === 'string') excluded.push({ folio, exclusion: outcome })
    else {
      const { efiser, gradesMean, enarm, bonus, piImss } = outcome
      scored.push({ row, folio, efiser, gradesMean, enarm, bonus, piImss })
    }
  })
  return { scored, excluded }
}

/**
 * The scores of one candidate, or why there are none. Absent is not zero: only who was present has a mark.
 * What happened at the exam comes before a missing grade. `maxBonus` in hundredths of a point.
 */
export function markCandidate(candidate: PackageCandidate, rules: PiRules, maxBonus: BonusPoints): Scores | Exclusion {
  const { efiser: exam, grades } = candidate
  if (exam.status !== 'present') return EXCLUSION_BY_STATUS[exam.status]
  if (grades.current === null) return 'NO_CURRENT_GRADE'

  const efiser = efiserMark(exam.correct, exam.counted)
  const mean = gradesMean(grades.previous, grades.current)
  const enarm = readMark(candidate.enarm)
  const bonus = publicationBonus(candidate.publications, rules, maxBonus)
  return { efiser, gradesMean: mean, enarm, bonus, piImss: piImss(efiser, mean, enarm, bonus, rules) }
}

const EXCLUSION_BY_STATUS = { cancelled: 'CANCELLED', denied: 'DENIED', absent: 'ABSENT' } as const

/**
 * PI-IMSS = EFISER, grades and ENARM by their weights, and the bonus, in millionths; no rounding, no clipping at 100.
 * Convocatoria §4.3
 */
export function piImss(efiser: Mark, grades: Mark, enarm: Mark, bonus: BonusPoints, rules: PiRules): PiImss {
  const { weights } = rules
  return weights.efiser * efiser + weights.grades * grades + weights.enarm * enarm + bonus * 10_000
}
