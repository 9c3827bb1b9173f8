// The machine of an article in full: every state with every event, and every way of signing through it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ARTICLE_EVENTS, ARTICLE_STATES, judgeArticle, stateOfArticle, stepArticle,
  type ArticleEvent, type ArticleState, type SignedJudgement,
} from '#exam-engine/publications/article-machine.ts'
import type { Outcome } from '#exam-engine/publications/judgement.ts'

const EXPECTED: Record<ArticleState, Record<ArticleEvent, ArticleState | null>> = {
  unjudged: { first: 'judgedOnce', agreeing: null, disagreeing: null, third: null },
  judgedOnce: { first: null, agreeing: 'decided', disagreeing: 'disputed', third: null },
  disputed: { first: null, agreeing: null, disagreeing: null, third: 'decided' },
  decided: { first: null, agreeing: null, disagreeing: null, third: null },
}

test.each(ARTICLE_STATES.flatMap((state) => ARTICLE_EVENTS.map((event) => [state, event] as const)))(
  '§4.3 an article that is %s answers to %s as the table says', (state, event) => {
    expect(stepArticle(state, event)).toBe(EXPECTED[state][event])
  })

const YES: Outcome = { accepted: true, type: 'analytical', authorPosition: 1 }
const NO: Outcome = { accepted: false }
const by = (evaluatorId: string, outcome: Outcome): SignedJudgement => ({ evaluatorId, outcome })

test('§4.3 two who agree decide', () => {
  expect(judgeArticle([by('ana', NO)], by('luis', NO), false)).toEqual({
    ok: true, value: { state: 'decided', decision: { outcome: NO, basis: 'agreement' } },
  })
})

test.each([[YES, NO, YES], [YES, NO, NO], [NO, YES, { accepted: true, type: 'descriptive', authorPosition: 2 }]] as const)(
  '§4.3 the third decides, whatever the two before said', (first, second, third) => {
    const two = [by('ana', first), by('luis', second)]
    expect(stateOfArticle(two)).toBe('disputed')
    expect(judgeArticle(two, by('eva', third), false)).toEqual({
      ok: true, value: { state: 'decided', decision: { outcome: third, basis: 'third' } },
    })
  })

test('another design or another place is a disagreement', () => {
  expect(stateOfArticle([by('ana', YES), by('luis', { ...YES, type: 'descriptive' })])).toBe('disputed')
  expect(stateOfArticle([by('ana', YES), by('luis', { ...YES, authorPosition: 2 })])).toBe('disputed')
})

test('§4.3 nobody judges twice, nor after the decision, nor after the freeze', () => {
  expect(judgeArticle([by('ana', YES)], by('ana', NO), false)).toMatchObject({ refusal: 'JUDGED_ALREADY' })
  expect(judgeArticle([by('ana', NO), by('luis', NO)], by('eva', YES), false))
    .toMatchObject({ refusal: 'ARTICLE_DECIDED' })
  expect(judgeArticle([], by('ana', YES), true)).toMatchObject({ refusal: 'SELECTION_FROZEN' })
})

test('however people sign, an article is decided by two or three, and then stays so', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('ana', 'luis', 'eva', 'sol'), fc.constantFrom(YES, NO)), { maxLength: 9 })
  fc.assert(fc.property(acts, (list) => {
    let signed: SignedJudgement[] = []
    let decisions = 0
    for (const [evaluatorId, outcome] of list) {
      const judged = judgeArticle(signed, by(evaluatorId, outcome), false)
      if (!judged.ok) continue
      expect(decisions).toBe(0)
      signed = [...signed, by(evaluatorId, outcome)]
      expect(stateOfArticle(signed)).toBe(judged.value.state)
      if (judged.value.decision !== null) decisions += 1
    }
    expect(new Set(signed.map(({ evaluatorId }) => evaluatorId)).size).toBe(signed.length)
    expect(signed.length).toBeLessThanOrEqual(3)
  }))
})
