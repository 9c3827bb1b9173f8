// Scores as the convocatoria prints them, in fractions: 90 % × (70 % EFISER + 30 % grades) + 10 % ENARM + bonus.
// Written apart from scoring/pi, on purpose and from the text; the two meet only in the comparison of results.
import type { Exclusion } from '../package/results.ts'
import type { PackageCandidate, PackagePublication, PackageRules, RulesVersion } from '../package/schema.ts'
import { add, exactly, fraction, fractionOf, least, multiply, roundHalfUp, type Fraction } from './fraction.ts'

/** Marks in ten-thousandths, bonus in hundredths, PI-IMSS in millionths of a point; all small whole numbers. */
export type ReferenceScores = {
  readonly efiser: number
  readonly gradesMean: number
  readonly enarm: number
  readonly bonus: number
  readonly piImss: number
}

type PrintedRules = {
  readonly ofTotal: readonly [postgraduate: Fraction, enarm: Fraction]
  readonly ofPostgraduate: readonly [efiser: Fraction, grades: Fraction]
  readonly firstDayTooLate: string
  /** Points by type and author position, as `type/position`. */
  readonly points: ReadonlyMap<string, Fraction>
}

const NOT_PRESENT = { cancelled: 'CANCELLED', denied: 'DENIED', absent: 'ABSENT' } as const

const HALF = fraction(1, 2)
const QUARTER = fraction(1, 4)
const ONE = fraction(1)

const PRINTED_RULES: Readonly<Record<RulesVersion, PrintedRules>> = {
  'rama-2024-2025-1': {
    ofTotal: [fraction(90, 100), fraction(10, 100)],
    ofPostgraduate: [fraction(70, 100), fraction(30, 100)],
    firstDayTooLate: '2023-12-01',
    points: new Map([
      ['descriptive/1', HALF], ['descriptive/2', QUARTER],
      ['analytical/1', HALF], ['analytical/2', QUARTER],
      ['quasiExperimental/1', HALF], ['quasiExperimental/2', QUARTER],
      ['randomisedBlindedTrial/1', ONE], ['randomisedBlindedTrial/2', HALF],
    ]),
  },
}

/**
 * The scores of one candidate, or why there are none. Rounds EFISER and mean half up at four decimals; throws if the
 * PI-IMSS were to need more than six. Convocatoria §3.1, §4.2, §4.3
 */
export function scoreByFractions(candidate: PackageCandidate, rules: PackageRules): ReferenceScores | Exclusion {
  const { efiser: exam, grades } = candidate
  if (exam.status !== 'present') return NOT_PRESENT[exam.status]
  if (grades.current === null) return 'NO_CURRENT_GRADE'

  const printed = PRINTED_RULES[rules.convocatoria]
  const efiser = roundHalfUp(fraction(BigInt(exam.correct) * 100n, exam.counted), 4)
  const all = [...grades.previous, grades.current].map(fractionOf)
  const gradesMean = roundHalfUp(multiply(all.reduce(add), fraction(1, all.length)), 4)
  const enarm = exactly(fractionOf(candidate.enarm), 4)
  const bonus = least(sumOfPoints(candidate.publications, printed), fractionOf(rules.maxBonus))

  const postgraduate = add(
    multiply(printed.ofPostgraduate[0], fraction(efiser, 10_000)),
    multiply(printed.ofPostgraduate[1], fraction(gradesMean, 10_000)),
  )
  const weighted = add(
    multiply(printed.ofTotal[0], postgraduate),
    multiply(printed.ofTotal[1], fraction(enarm, 10_000)),
  )
  return {
    efiser: Number(efiser), gradesMean: Number(gradesMean), enarm: Number(enarm),
    bonus: Number(exactly(bonus, 2)), piImss: Number(exactly(add(weighted, bonus), 6)),
  }
}

/** Every DOI gives the points of the first entry under it that has any. Convocatoria §4.3.1, §4.3.2 */
function sumOfPoints(publications: readonly PackagePublication[], printed: PrintedRules): Fraction {
  const byDoi = new Map<string, Fraction>()
  for (const { doi, type, authorPosition, publishedOn, accepted } of publications) {
    const points = printed.points.get(`${type}/${String(authorPosition)}`)
    if (points === undefined || !accepted || publishedOn >= printed.firstDayTooLate) continue
    const name = asciiLowerCase(doi.trim())
    if (!byDoi.has(name)) byDoi.set(name, points)
  }
  return [...byDoi.values()].reduce(add, fraction(0))
}

function asciiLowerCase(text: string): string {
  return Array.from(text, (letter) => (letter >= 'A' && letter <= 'Z' ? letter.toLowerCase() : letter)).join('')
}
