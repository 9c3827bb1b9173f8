// What a call fixes about the score: weights, points per article, the date before which an article must be out. A
// package carries these terms itself; those of the first form, which does not, stand here for ever, so that an old
// selection recomputes under its own rules. Refuses a package of the first form of any other call, never guesses.
import type { ArticlePointsRules } from '#exam-engine/convocatoria/article-points.ts'
import type { PackageRules, RulesVersion, SelectionTerms } from '../package/schema.ts'
import { readDecimal } from './marks.ts'

export type PiRules = ArticlePointsRules & {
  /** Hundredths of the PI-IMSS per point of each mark; together 100. §4.3: 90 % × (70 %, 30 %), 10 % */
  readonly weights: { readonly efiser: number; readonly grades: number; readonly enarm: number }
}

/** The terms of a package: its own, or those that its form leaves to the code. §4.3, §4.3.1.6, §4.3.2 */
export function piRulesOf({ convocatoria, terms }: PackageRules): PiRules {
  if (terms !== undefined) return readTerms(terms)
  if (!Object.hasOwn(PI_RULES, convocatoria)) throw new Error(`a package of the first form of ${convocatoria}`)
  return PI_RULES[convocatoria as RulesVersion]
}

function readTerms({ weights, publishedBefore, articlePoints }: SelectionTerms): PiRules {
  const hundredths = (share: string) => readDecimal(share, 2)
  const pair = ([first, second]: readonly [string, string]) => [hundredths(first), hundredths(second)] as const
  return {
    weights: {
      efiser: hundredths(weights.efiser), grades: hundredths(weights.grades), enarm: hundredths(weights.enarm),
    },
    publishedBefore,
    articlePoints: {
      descriptive: pair(articlePoints.descriptive),
      analytical: pair(articlePoints.analytical),
      quasiExperimental: pair(articlePoints.quasiExperimental),
      randomisedBlindedTrial: pair(articlePoints.randomisedBlindedTrial),
    },
  }
}

/** The terms of each call that packages of the first form may name. */
export const PI_RULES: Readonly<Record<RulesVersion, PiRules>> = {
  'rama-2024-2025-1': {
    weights: { efiser: 63, grades: 27, enarm: 10 },
    publishedBefore: '2023-12-01',
    articlePoints: {
      descriptive: [50, 25],
      analytical: [50, 25],
      quasiExperimental: [50, 25],
      randomisedBlindedTrial: [100, 50],
    },
  },
}
