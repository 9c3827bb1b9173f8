// Scores in fractions, by the terms that the package states; for one of the first form, as its convocatoria prints them:
// 90 % × (70 % EFISER + 30 % grades) + 10 % ENARM + bonus. Written apart from scoring/pi, on purpose and from the text;
// the two meet only in the comparison of results.
import type { Exclusion } from '../package/results.ts'
import type { PackageCandidate, PackagePublication, PackageRules, SelectionTerms } from '../package/schema.ts'
import { add, exactly, fraction, fractionOf, least, multiply, roundHalfUp, type Fraction } from './fraction.ts'

/** Marks in ten-thousandths, bonus in hundredths, PI-IMSS in millionths of a point; all small whole numbers. */
export type ReferenceScores = {
  readonly efiser: number
  readonly gradesMean: number
  readonly enarm: number
  readonly bonus: number
  readonly piImss: number
}

type StatedRules = {
  readonly weights: { readonly efiser: Fraction, readonly grades: Fraction, readonly enarm: Fraction }
  readonly firstDayTooLate: string
  /** Points by type and author position, as `type/position`. */
  readonly points: ReadonlyMap<string, Fraction>
}

/** `most`: what all publications together add at most. §4.3 */
export type PrintedRules = StatedRules & { readonly most: Fraction }

const NOT_PRESENT = { cancelled: 'CANCELLED', denied: 'DENIED', absent: 'ABSENT' } as const

const HALF = fraction(1, 2)
const QUARTER = fraction(1, 4)
const ONE = fraction(1)

const PRINTED_RULES: ReadonlyMap<string, StatedRules> = new Map([
  ['rama-2024-2025-1', {
    weights: {
      efiser: multiply(fraction(90, 100), fraction(70, 100)),
      grades: multiply(fraction(90, 100), fraction(30, 100)),
      enarm: fraction(10, 100),
    },
    firstDayTooLate: '2023-12-01',
    points: new Map([
      ['descriptive/1', HALF], ['descriptive/2', QUARTER],
      ['analytical/1', HALF], ['analytical/2', QUARTER],
      ['quasiExperimental/1', HALF], ['quasiExperimental/2', QUARTER],
      ['randomisedBlindedTrial/1', ONE], ['randomisedBlindedTrial/2', HALF],
    ]),
  }],
])

/** What a package is scored by: the terms that it states, or those of its call as printed. */
export function printedRulesOf({ convocatoria, maxBonus, terms }: PackageRules): PrintedRules {
  const printed = terms === undefined ? PRINTED_RULES.get(convocatoria) : readStated(terms)
  if (printed === undefined) throw new Error(`no printed rules of ${convocatoria}`)
  return { ...printed, most: fractionOf(maxBonus) }
}

/** Every share is the fraction that its text says. */
function readStated({ weights: { efiser, grades, enarm }, publishedBefore, articlePoints }: SelectionTerms): StatedRules {
  return {
    weights: { efiser: fractionOf(efiser), grades: fractionOf(grades), enarm: fractionOf(enarm) },
    firstDayTooLate: publishedBefore,
    points: new Map(Object.entries(articlePoints).flatMap(([type, byPosition]) =>
      byPosition.map((points, index) => [`${type}/${String(index + 1)}`, fractionOf(points)] as const))),
  }
}

/**
 * The scores of one candidate, or why there are none. Rounds EFISER and mean half up at four decimals; throws if the
 * PI-IMSS were to need more than six. Convocatoria §3.1, §4.2, §4.3
 */
export function scoreByFractions(candidate: PackageCandidate, printed: PrintedRules): ReferenceScores | Exclusion {
  const { efiser: exam, grades } = candidate
  if (exam.status !== 'present') return NOT_PRESENT[exam.status]
  if (grades.current === null) return 'NO_CURRENT_GRADE'

  const efiser = roundHalfUp(fraction(BigInt(exam.correct) * 100n, exam.counted), 4)
  const all = [...grades.previous, grades.current].map(fractionOf)
  const gradesMean = roundHalfUp(multiply(all.reduce(add), fraction(1, all.length)), 4)
  const enarm = exactly(fractionOf(candidate.enarm), 4)
  const bonus = least(sumOfPoints(candidate.publications, printed), printed.most)

  const postgraduate = add(
    multiply(printed.weights.efiser, fraction(efiser, 10_000)),
    multiply(printed.weights.grades, fraction(gradesMean, 10_000)),
  )
  const weighted = add(postgraduate, multiply(printed.weights.enarm, fraction(enarm, 10_000)))
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
    if (points === undefined || points.num === 0n || !accepted || publishedOn >= printed.firstDayTooLate) continue
    const name = asciiLowerCase(doi.trim())
    if (!byDoi.has(name)) byDoi.set(name, points)
  }
  return [...byDoi.values()].reduce(add, fraction(0))
}

function asciiLowerCase(text: string): string {
  return Array.from(text, (letter) => (letter >= 'A' && letter <= 'Z' ? letter.toLowerCase() : letter)).join('')
}
