// The additional point for publications. An article counts by its type, the author's place, its date and the
// reviewers' verdict; the same DOI counts once, the first time that it counts; the sum stops at the maximum.
import { pointsOfArticle, type ArticlePointsRules } from '#exam-engine/convocatoria/article-points.ts'
import type { PackagePublication } from '../package/schema.ts'

/** Hundredths of a point. */
export type BonusPoints = number

/**
 * The points that a candidate's publications add to the PI-IMSS: hundredths, 0 … maxBonus.
 * Convocatoria §4.3 (at most one point), §4.3.1, §4.3.2
 */
export function publicationBonus(
  publications: readonly PackagePublication[], rules: ArticlePointsRules, maxBonus: BonusPoints,
): BonusPoints {
  if (publications.length === 0) return 0
  let sum = 0
  const countedDois = new Set<string>()
  for (const publication of publications) {
    const points = articlePoints(publication, rules)
    const doi = normaliseDoi(publication.doi)
    // An entry without points leaves its DOI free: the same article may stand again with its true data.
    if (points === 0 || countedDois.has(doi)) continue
    countedDois.add(doi)
    sum += points
  }
  return Math.min(sum, maxBonus)
}

/** Hundredths for one article, 0 when it does not count. Convocatoria §4.3.1.6, §4.3.1.7, §4.3.2 */
export function articlePoints(publication: PackagePublication, rules: ArticlePointsRules): BonusPoints {
  return publication.accepted ? pointsOfArticle(publication, rules) : 0
}

/** Trimmed, with ASCII capitals lowered; other letters stay, since DOIs fold case in ASCII only. */
export function normaliseDoi(doi: string): string {
  return doi.trim().replace(/[A-Z]/g, (capital) => capital.toLowerCase())
}
