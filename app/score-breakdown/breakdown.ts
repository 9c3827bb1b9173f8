/**
 * The PI-IMSS as an addition that a person can redo by hand: each mark, its
 * weight in the call of the result, what it adds, and the sum. Exact: marks have
 * four decimals, weights two, so every product has six (Convocatoria §4.3).
 */
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { formatDecimal, parseDecimal, scaled } from '#exam-engine/kernel/decimal.ts'

export interface BreakdownInput {
  efiser: string
  gradesMean: string
  enarm: string
  bonus: string
}

export interface BreakdownLine {
  term: 'efiser' | 'grades' | 'enarm' | 'bonus'
  /** Decimal text with four decimals; the bonus with two. */
  mark: string
  /** "0.63"; null for the bonus, which is added as it is. */
  weight: string | null
  /** Decimal text with six decimals. */
  points: string
}

/** The shares of the call, such as `0.63`. §4.3 */
export type CallWeights = Pick<ConvocatoriaRules['piImss'], 'efiser' | 'postgraduateGrades' | 'enarm'>

/** What of a stored result makes its breakdown; null where the person did not compete. */
interface StoredScores {
  readonly efiser: string | null
  readonly grades_mean: string | null
  readonly enarm: string | null
  readonly bonus: string | null
}

/** Null for a result without a score. */
export function breakDownResult({ efiser, grades_mean: gradesMean, enarm, bonus }: StoredScores, weights: CallWeights) {
  return efiser === null || gradesMean === null || enarm === null || bonus === null ? null
    : breakDown({ efiser, gradesMean, enarm, bonus }, weights)
}

/** The four lines and their sum with six decimals. Throws on text that is not a mark or a share. */
export function breakDown(
  { efiser, gradesMean, enarm, bonus }: BreakdownInput, weights: CallWeights,
): { lines: BreakdownLine[], sum: string } {
  const weighted = ([
    ['efiser', efiser, weights.efiser], ['grades', gradesMean, weights.postgraduateGrades], ['enarm', enarm, weights.enarm],
  ] as const).map(([term, mark, weight]) => ({ term, mark, weight, units: units(mark, 4) * units(weight, 2) }))
  const bonusUnits = units(bonus, 2) * 10_000n
  const sum = weighted.reduce((total, line) => total + line.units, bonusUnits)
  return {
    lines: [
      ...weighted.map(({ units: points, ...line }) => ({ ...line, points: write(points) })),
      { term: 'bonus', mark: bonus, weight: null, points: write(bonusUnits) },
    ],
    sum: write(sum),
  }
}

function units(text: string, places: number): bigint {
  const value = parseDecimal(text, places)
  if (value === null) throw new RangeError(`not a mark: ${text}`)
  return value
}

function write(points: bigint): string {
  return formatDecimal(scaled(points, 6), 6)
}
