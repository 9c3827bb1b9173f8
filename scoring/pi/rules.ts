// What a rule set fixes about the score: weights, points per article, the date before which an article must be out.
// One entry per convocatoria, never a "latest": an old selection must recompute under its own rules.
import type { ArticlePointsRules } from '#exam-engine/convocatoria/article-points.ts'
import type { RulesVersion } from '../package/schema.ts'

export type PiRules = ArticlePointsRules & {
  /** Hundredths of the PI-IMSS per point of each mark; together 100. §4.3: 90 % × (70 %, 30 %), 10 % */
  readonly weights: { readonly efiser: number; readonly grades: number; readonly enarm: number }
}

/** The rules of each convocatoria that packages may name. */
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
