// Who judges which article: work is dealt to whoever has least of it, never twice to the same person for one article,
// never to who belongs to the sede of adscription or is the author. Work that is overdue passes on as soon as somebody
// else can take it; until then it stays with its holder. Deterministic: the order of what comes in changes nothing.
import { sha256Hex } from '../kernel/sha256.ts'
import { addDuration, hours, type Instant } from '../kernel/time.ts'
import { JUDGES_NEEDED, type ArticleState } from './article-machine.ts'

/** How long somebody holds an article before it may pass on. */
export const HOLD_FOR = hours(72)

export interface Evaluator {
  readonly personId: string
  /** Sedes in which the person has any role. */
  readonly sedes: readonly string[]
  /** Judgements signed in this call: what is done counts as load too, so that in the end all did as much. */
  readonly signed: number
}

export interface HeldWork {
  readonly evaluationId: string
  readonly evaluatorId: string
  readonly dealtAt: Instant
}

export interface ArticleWork {
  readonly articleId: string
  readonly authorId: string
  readonly sede: string
  readonly state: ArticleState
  readonly signedBy: readonly string[]
  readonly held: readonly HeldWork[]
  /** Who gave it back or let it lapse: it does not return to them. */
  readonly formerIds: readonly string[]
}

export interface Deal {
  readonly lapse: readonly string[]
  readonly give: readonly { readonly articleId: string, readonly evaluatorId: string }[]
}

/** When work dealt then may pass on. Half-open: at that instant it may. */
export function dueAt(dealtAt: Instant): Instant {
  return addDuration(dealtAt, HOLD_FOR)
}

/** Which work lapses and which is given to whom. Articles for which nobody is left stay short of judges. */
export function dealEvaluations(articles: readonly ArticleWork[], evaluators: readonly Evaluator[], now: Instant): Deal {
  const loads = new Map(evaluators.map(({ personId, signed }) => [personId, signed]))
  const add = (personId: string, count: number) => {
    const load = loads.get(personId)
    if (load !== undefined) loads.set(personId, load + count)
  }
  for (const { held } of articles) for (const { evaluatorId } of held) add(evaluatorId, 1)

  const lapse: string[] = []
  const give: { articleId: string, evaluatorId: string }[] = []
  for (const article of inDealingOrder(articles)) {
    const taken = new Set([
      ...article.signedBy, ...article.formerIds, ...article.held.map(({ evaluatorId }) => evaluatorId),
    ])
    const giveOne = (): boolean => {
      const next = leastLoaded(article, evaluators, loads, taken)
      if (next === null) return false
      taken.add(next)
      add(next, 1)
      give.push({ articleId: article.articleId, evaluatorId: next })
      return true
    }
    const missing = JUDGES_NEEDED[article.state] - article.signedBy.length - article.held.length
    for (let count = 0; count < missing && giveOne(); count += 1);
    for (const { evaluationId, evaluatorId, dealtAt } of inHoldingOrder(article.held)) {
      if (now < dueAt(dealtAt) || !giveOne()) continue
      lapse.push(evaluationId)
      add(evaluatorId, -1)
    }
  }
  return { lapse, give }
}

/** Disputes first, then what one has judged: the nearer to a decision, the sooner. */
function inDealingOrder(articles: readonly ArticleWork[]): ArticleWork[] {
  const urgency: Readonly<Record<ArticleState, number>> = { disputed: 0, judgedOnce: 1, unjudged: 2, decided: 3 }
  return articles.filter(({ state }) => state !== 'decided').sort((left, right) =>
    urgency[left.state] - urgency[right.state] || (left.articleId < right.articleId ? -1 : 1))
}

/** Who holds longest loses it first. */
function inHoldingOrder(held: readonly HeldWork[]): HeldWork[] {
  return [...held].sort((left, right) =>
    left.dealtAt - right.dealtAt || (left.evaluationId < right.evaluationId ? -1 : 1))
}

/** Ties go by a hash of both, so that nobody is first for every article. */
function leastLoaded(
  { articleId, authorId, sede }: ArticleWork, evaluators: readonly Evaluator[], loads: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): string | null {
  const free = evaluators
    .filter(({ personId, sedes }) => !taken.has(personId) && personId !== authorId && !sedes.includes(sede))
    .map(({ personId }) => ({
      personId, load: loads.get(personId) ?? 0, key: sha256Hex(`${articleId}\n${personId}`),
    }))
    .sort((left, right) => left.load - right.load || (left.key < right.key ? -1 : 1))
  return free[0]?.personId ?? null
}
