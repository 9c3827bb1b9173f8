/** What each publication added to the PI-IMSS, in hundredths of a point, and why another added nothing (§4.3.1, §4.3.2). */
import type { ArticlePointsRules } from '#exam-engine/convocatoria/article-points.ts'
import { publicationBonus } from '#scoring/pi/bonus.ts'
import type { OwnPublication } from '#db/queries/own-publications.ts'

export interface PublicationLine extends OwnPublication {
  /** Hundredths; 0 where it adds nothing. */
  points: number
  /** The same DOI counted before. */
  repeated: boolean
}

const MOST_OF_ALL = Number.MAX_SAFE_INTEGER

/** In the order given, which is that of the score: the first of two equal DOIs counts. */
export function publicationLines(
  publications: readonly OwnPublication[], rules: ArticlePointsRules,
): PublicationLine[] {
  const sumOfFirst = (count: number) => publicationBonus(
    publications.slice(0, count).map((one) => ({ ...one, accepted: one.accepted === true })), rules, MOST_OF_ALL)
  return publications.map((one, index) => {
    const points = sumOfFirst(index + 1) - sumOfFirst(index)
    const alone = publicationBonus([{ ...one, accepted: one.accepted === true }], rules, MOST_OF_ALL)
    return { ...one, points, repeated: alone > 0 && points === 0 }
  })
}
