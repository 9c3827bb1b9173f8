// The dealing of work: fair, never twice, never to the own sede, and the same whatever the order of what comes in.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'
import type { ArticleState } from '#exam-engine/publications/article-machine.ts'
import { dealEvaluations, dueAt, type ArticleWork, type Evaluator } from '#exam-engine/publications/deal-evaluations.ts'

const NOW = instant('2024-01-20T18:00:00Z')
const article = (articleId: string, change: Partial<ArticleWork> = {}): ArticleWork => ({
  articleId, authorId: 'autora', sede: 'HE25', state: 'unjudged', signedBy: [], held: [], formerIds: [], ...change,
})
const evaluator = (personId: string, change: Partial<Evaluator> = {}): Evaluator => (
  { personId, sedes: [], signed: 0, ...change })
const people = (count: number) => Array.from({ length: count }, (_, index) => evaluator(`e${String(index)}`))

test('loads differ by one at most, and nobody has an article twice', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 40 }), (judges, count) => {
    const { give, lapse } = dealEvaluations(
      Array.from({ length: count }, (_, index) => article(`a${String(index)}`)), people(judges), NOW)
    expect(lapse).toEqual([])
    expect(give).toHaveLength(2 * count)
    expect(new Set(give.map((one) => `${one.articleId} ${one.evaluatorId}`)).size).toBe(2 * count)
    const loads = people(judges).map(({ personId }) => give.filter((one) => one.evaluatorId === personId).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  }))
})

test('the order of articles and evaluators changes nothing', () => {
  const articles = Array.from({ length: 9 }, (_, index) => article(`a${String(index)}`))
  const dealt = dealEvaluations(articles, people(4), NOW)
  fc.assert(fc.property(
    fc.shuffledSubarray(articles, { minLength: 9 }), fc.shuffledSubarray(people(4), { minLength: 4 }),
    (shuffled, others) => { expect(dealEvaluations(shuffled, others, NOW)).toEqual(dealt) }))
})

test('nobody of the sede of adscription, nor the author, is given the article', () => {
  const own = [evaluator('de-la-sede', { sedes: ['HE25'] }), evaluator('autora'), evaluator('ana'), evaluator('luis')]
  const { give } = dealEvaluations([article('a')], own, NOW)
  expect(give.map(({ evaluatorId }) => evaluatorId).sort()).toEqual(['ana', 'luis'])
  expect(dealEvaluations([article('a')], own.slice(0, 3), NOW).give).toEqual([{ articleId: 'a', evaluatorId: 'ana' }])
})

test('what was given back or lapsed does not return; what is signed counts as load', () => {
  const { give } = dealEvaluations(
    [article('a', { formerIds: ['ana'] })],
    [evaluator('ana'), evaluator('luis', { signed: 5 }), evaluator('eva', { signed: 4 }), evaluator('sol', { signed: 9 })],
    NOW)
  expect(give.map(({ evaluatorId }) => evaluatorId)).toEqual(['eva', 'luis'])
})

test.each([
  ['unjudged', [], 2], ['judgedOnce', ['e0'], 1], ['disputed', ['e0', 'e1'], 1], ['decided', ['e0', 'e1'], 0],
] as const satisfies readonly (readonly [ArticleState, readonly string[], number])[])(
  'an article that is %s is given to as many as it lacks', (state, signedBy, count) => {
    expect(dealEvaluations([article('a', { state, signedBy })], people(5), NOW).give).toHaveLength(count)
  })

test('work is held until its time is over, and then passes to somebody else, if there is one', () => {
  const dealtAt = instant('2024-01-18T18:00:00Z')
  const held = [{ evaluationId: 'v1', evaluatorId: 'e0', dealtAt }, { evaluationId: 'v2', evaluatorId: 'e1', dealtAt: NOW }]
  const at = (shift: number, judges = 3) =>
    dealEvaluations([article('a', { held })], people(judges), addDuration(dueAt(dealtAt), durationMs(shift)))
  expect(at(-1)).toEqual({ lapse: [], give: [] })
  for (const shift of [0, 1]) {
    expect(at(shift)).toEqual({ lapse: ['v1'], give: [{ articleId: 'a', evaluatorId: 'e2' }] })
  }
  expect(at(1, 2)).toEqual({ lapse: [], give: [] })
})

test('a dispute is dealt before what nobody judged', () => {
  const busy = [evaluator('e0', { signed: 2 }), evaluator('e1', { signed: 2 }), evaluator('e2')]
  const { give } = dealEvaluations([article('a'), article('b', { state: 'disputed', signedBy: ['e0', 'e1'] })], busy, NOW)
  expect(give[0]).toEqual({ articleId: 'b', evaluatorId: 'e2' })
})
