// What a resident declares of each article, and whether the list may stand. Refuses what can never count: an identifier
// that is none, a third author, a date on or after the limit or one that has not come, the same article twice.
import {
  COUNTED_ARTICLE_TYPES, isPublishedInTime, type ArticleType,
} from '../convocatoria/article-points.ts'
import { isIsoDate } from '../kernel/iso-date.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'
import { isWithin, toIso, type Instant, type Window } from '../kernel/time.ts'
import { readDoi, readIssn, readPmid } from './identifiers.ts'

/** More than four cannot add to the point (§4.3.2: at least 0.25 each), but some may fail. */
export const MOST_ARTICLES = 8

export interface DeclaredArticle {
  readonly doi: string
  readonly issn: string
  readonly pmid: string
  readonly type: ArticleType
  readonly authorPosition: number
  /** YYYY-MM-DD. */
  readonly publishedOn: string
  readonly title: string
  readonly journal: string
}

export type ArticleField = keyof DeclaredArticle
export type ArticleProblem =
  | 'DOI_SYNTAX' | 'DOI_REPEATED' | 'ISSN_SYNTAX' | 'ISSN_CHECK_DIGIT' | 'PMID_SYNTAX' | 'TYPE_NOT_COUNTED'
  | 'AUTHOR_POSITION_NOT_COUNTED' | 'DATE_UNREAL' | 'DATE_TOO_LATE' | 'DATE_IN_FUTURE' | 'TITLE_MISSING'
  | 'JOURNAL_MISSING'

export interface ArticleFault {
  readonly field: ArticleField
  readonly problem: ArticleProblem
}

/** As typed: every value still a text. */
export type TypedArticle = Readonly<Record<ArticleField, string>>

export interface DeclarationRules {
  readonly publishedBefore: string
  /** Today in the call's time zone, YYYY-MM-DD. */
  readonly today: string
  /** DOIs that the list already holds, in their written form. */
  readonly declaredDois: readonly string[]
}

/**
 * The article in its written form, or every fault with its field.
 * Convocatoria §4.3.1.3, §4.3.1.4, §4.3.1.5, §4.3.1.6, §4.3.1.7, §4.3.2
 */
export function readArticle(
  typed: TypedArticle, { publishedBefore, today, declaredDois }: DeclarationRules,
): { readonly article: DeclaredArticle } | { readonly faults: readonly ArticleFault[] } {
  const faults: ArticleFault[] = []
  const fault = (field: ArticleField, problem: ArticleProblem) => { faults.push({ field, problem }) }
  const doi = readDoi(typed.doi)
  if (doi === null) fault('doi', 'DOI_SYNTAX')
  else if (declaredDois.includes(doi)) fault('doi', 'DOI_REPEATED')
  const issn = readIssn(typed.issn)
  if ('problem' in issn) fault('issn', issn.problem)
  const pmid = readPmid(typed.pmid)
  if (pmid === null) fault('pmid', 'PMID_SYNTAX')
  const type = COUNTED_ARTICLE_TYPES.find((counted) => counted === typed.type)
  if (type === undefined) fault('type', 'TYPE_NOT_COUNTED')
  if (!/^[12]$/.test(typed.authorPosition)) fault('authorPosition', 'AUTHOR_POSITION_NOT_COUNTED')
  if (!isCalendarDate(typed.publishedOn)) fault('publishedOn', 'DATE_UNREAL')
  else if (!isPublishedInTime(typed.publishedOn, publishedBefore)) fault('publishedOn', 'DATE_TOO_LATE')
  else if (typed.publishedOn > today) fault('publishedOn', 'DATE_IN_FUTURE')
  const title = typed.title.trim()
  if (title === '') fault('title', 'TITLE_MISSING')
  const journal = typed.journal.trim()
  if (journal === '') fault('journal', 'JOURNAL_MISSING')
  if (faults.length > 0 || doi === null || 'problem' in issn || pmid === null || type === undefined) return { faults }
  return {
    article: {
      doi, issn: issn.issn, pmid, type, authorPosition: Number(typed.authorPosition),
      publishedOn: typed.publishedOn, title, journal,
    },
  }
}

export type DeclareRefusal = 'DECLARATION_CARRIED' | 'DECLARATION_NOT_OPEN' | 'DECLARATION_CLOSED' | 'TOO_MANY_ARTICLES'

/**
 * Whether a list of so many may take the place of the last one; not in a period into which what was judged before
 * carries over. Convocatoria §2.1, §4.3, §5.13
 */
export function decideDeclaration(
  registration: Window, now: Instant, count: number, carried = false,
): Result<null, DeclareRefusal> {
  if (carried) return refuse('DECLARATION_CARRIED')
  if (!isWithin(registration, now)) {
    return now < registration.from ? refuse('DECLARATION_NOT_OPEN', { from: toIso(registration.from) })
      : refuse('DECLARATION_CLOSED', { until: toIso(registration.until) })
  }
  return count > MOST_ARTICLES ? refuse('TOO_MANY_ARTICLES', { most: MOST_ARTICLES }) : accept(null)
}

/** No article of before is meant by anybody. */
const FIRST_YEAR = '1900'

function isCalendarDate(text: string): boolean {
  return isIsoDate(text) && text >= FIRST_YEAR
}
