// What one article adds to the PI-IMSS, from its type, the author's place and its date. The one table of points in the
// code: the evaluation of publications shows by it what a decision is worth, and the score adds it up.
// Refuses nothing: what does not count is worth 0.
import type { ConvocatoriaRules } from './rules.ts'

/** The designs that count. §4.3.2 */
export const COUNTED_ARTICLE_TYPES =
  ['descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial'] as const
export type ArticleType = (typeof COUNTED_ARTICLE_TYPES)[number]

/** Hundredths of a point for the first and for the second author. §4.3.1.7, §4.3.2 */
export type ArticlePointsTable = Readonly<Record<ArticleType, readonly [first: number, second: number]>>

export interface ArticlePointsRules {
  /** The first day on which a publication no longer counts, as YYYY-MM-DD. §4.3.1.6 */
  readonly publishedBefore: string
  readonly articlePoints: ArticlePointsTable
}

export interface ArticleFacts {
  readonly type: string
  readonly authorPosition: number
  /** YYYY-MM-DD. */
  readonly publishedOn: string
}

/** Hundredths of a point, 0 when it does not count. Convocatoria §4.3.1.6, §4.3.1.7, §4.3.2 */
export function pointsOfArticle({ type, authorPosition, publishedOn }: ArticleFacts, rules: ArticlePointsRules): number {
  if (!isPublishedInTime(publishedOn, rules.publishedBefore) || !isCountedType(type)) return 0
  return rules.articlePoints[type][authorPosition - 1] ?? 0
}

/** The table of a published call. §4.3.2 */
export function articlePointsOf({ publicationPoints: { types }, publicationCutoff }: ConvocatoriaRules): ArticlePointsRules {
  const hundredths = (share: string) => Number(share.replace('.', ''))
  const entry = (type: ArticleType) =>
    [type, [hundredths(types[type].first), hundredths(types[type].second)] as const] as const
  return {
    publishedBefore: publicationCutoff.before,
    articlePoints: Object.fromEntries(COUNTED_ARTICLE_TYPES.map(entry)) as ArticlePointsTable,
  }
}

/** Both as YYYY-MM-DD, which order as texts. The limit itself is too late. Convocatoria §4.3.1.6 */
export function isPublishedInTime(publishedOn: string, publishedBefore: string): boolean {
  return publishedOn < publishedBefore
}

export function isCountedType(type: string): type is ArticleType {
  return (COUNTED_ARTICLE_TYPES as readonly string[]).includes(type)
}
