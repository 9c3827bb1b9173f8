// Where an article stands between its declaration and its decision, as data: two people judge it without seeing each
// other; if they agree it is decided, if not a third one decides. A decision is final and without appeal (§4.3).
// Refuses a judgement by who judged it already, and any judgement after the decision or after the selection's freeze.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { outcomesAgree, type Outcome } from './judgement.ts'

export const ARTICLE_STATES = ['unjudged', 'judgedOnce', 'disputed', 'decided'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]
/** What a signed judgement means beside those before it. */
export const ARTICLE_EVENTS = ['first', 'agreeing', 'disagreeing', 'third'] as const
export type ArticleEvent = (typeof ARTICLE_EVENTS)[number]

export const ARTICLE_STEPS = {
  unjudged: { first: 'judgedOnce' },
  judgedOnce: { agreeing: 'decided', disagreeing: 'disputed' },
  disputed: { third: 'decided' },
  decided: {},
} as const satisfies Record<ArticleState, Partial<Record<ArticleEvent, ArticleState>>>

/** How many people must judge at all, as far as it is known in this state. */
export const JUDGES_NEEDED: Readonly<Record<ArticleState, number>> = {
  unjudged: 2, judgedOnce: 2, disputed: 3, decided: 0,
}

/** The state after the event; null where the machine knows no such step. */
export function stepArticle(state: ArticleState, event: ArticleEvent): ArticleState | null {
  const steps: Partial<Record<ArticleEvent, ArticleState>> = ARTICLE_STEPS[state]
  return steps[event] ?? null
}

export interface SignedJudgement {
  readonly evaluatorId: string
  readonly outcome: Outcome
}

/** Judgements in the order in which they were signed. Throws when they are not a way through the machine. */
export function stateOfArticle(signed: readonly SignedJudgement[]): ArticleState {
  return signed.reduce<ArticleState>((state, _, index) => {
    const next = stepArticle(state, eventOf(signed.slice(0, index + 1)))
    if (next === null) throw new Error('an article was judged after its decision')
    return next
  }, 'unjudged')
}

export type Basis = 'agreement' | 'third'

export interface Decision {
  readonly outcome: Outcome
  readonly basis: Basis
}

export type JudgeRefusal = 'ARTICLE_DECIDED' | 'JUDGED_ALREADY' | 'SELECTION_FROZEN'

/** What signing one more judgement makes of the article: its next state, and the decision when it is one. §4.3 */
export function judgeArticle(
  signed: readonly SignedJudgement[], judgement: SignedJudgement, frozen: boolean,
): Result<{ readonly state: ArticleState, readonly decision: Decision | null }, JudgeRefusal> {
  if (frozen) return refuse('SELECTION_FROZEN')
  if (signed.some(({ evaluatorId }) => evaluatorId === judgement.evaluatorId)) return refuse('JUDGED_ALREADY')
  const event = eventOf([...signed, judgement])
  const state = stepArticle(stateOfArticle(signed), event)
  if (state === null) return refuse('ARTICLE_DECIDED')
  if (state !== 'decided') return accept({ state, decision: null })
  return accept({
    state, decision: { outcome: judgement.outcome, basis: event === 'third' ? 'third' : 'agreement' },
  })
}

/** What the last of these is to those before it. */
function eventOf(signed: readonly SignedJudgement[]): ArticleEvent {
  const [first, second] = signed
  if (first === undefined || second === undefined) return 'first'
  if (signed.length > 2) return 'third'
  return outcomesAgree(first.outcome, second.outcome) ? 'agreeing' : 'disagreeing'
}
