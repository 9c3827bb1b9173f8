// What a judgement comes to: every check alone decides, every negative one needs its reason, and the points are those
// of the score.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articlePointsOf, COUNTED_ARTICLE_TYPES } from '#exam-engine/convocatoria/article-points.ts'
import {
  CHECKS, concludeJudgement, CRITERIA, draftSchema, EMPTY_DRAFT, EXCLUSIONS, outcomesAgree, pointsOfOutcome,
  type Draft, type Outcome,
} from '#exam-engine/publications/judgement.ts'
import { publicationBonus } from '#scoring/pi/bonus.ts'
import { PI_RULES } from '#scoring/pi/rules.ts'
import { publishedRules } from '#tests/exam-engine/convocatoria/published-rules.ts'
import { acceptingDraft, rejectingDraft } from './judgement-factory.ts'

const RULES = articlePointsOf(publishedRules())
const PI = PI_RULES['rama-2024-2025-1']

test('§4.3.2 the table of a published call is the one by which the score counts', () => {
  expect(PI).toMatchObject(RULES)
})

test('§4.3.1.1 §4.3.1.2 §4.3.1.5 the checks are the criteria and exclusions of the published call', () => {
  const { criteria, notCounted } = publishedRules().publicationPoints
  expect(criteria.map(({ code }) => code)).toEqual(CRITERIA)
  expect(notCounted.map(({ code }) => code)).toEqual(EXCLUSIONS)
})

test('§4.3 an article that meets all is accepted with its design and place', () => {
  expect(concludeJudgement(acceptingDraft())).toEqual({
    outcome: { accepted: true, type: 'analytical', authorPosition: 1 },
  })
})

test.each(CHECKS)('§4.3.1 %s alone rejects, with its reason, and without one is not complete', (code) => {
  expect(concludeJudgement(rejectingDraft(code))).toEqual({ outcome: { accepted: false } })
  expect(concludeJudgement(rejectingDraft(code, '  '))).toEqual({
    faults: [{ field: code, problem: 'REASON_MISSING' }],
  })
})

test('an empty judgement names every check, and an accepting one needs design and place', () => {
  expect(concludeJudgement(EMPTY_DRAFT)).toEqual({
    faults: CHECKS.map((field) => ({ field, problem: 'ANSWER_MISSING' })),
  })
  expect(concludeJudgement(acceptingDraft({ type: null, authorPosition: null }))).toEqual({ faults: [
    { field: 'type', problem: 'ANSWER_MISSING' }, { field: 'authorPosition', problem: 'ANSWER_MISSING' },
  ] })
})

test.each([1, 2, 3])('§4.3.1.7 C7 must say what the place %i says', (authorPosition) => {
  const contradiction = { faults: [{ field: 'C7', problem: 'CONTRADICTS_POSITION' }] }
  const met = concludeJudgement(acceptingDraft({ authorPosition }))
  const failed = concludeJudgement({ ...rejectingDraft('C7', 'Tercera'), authorPosition })
  expect(authorPosition <= 2 ? failed : met).toEqual(contradiction)
  expect(authorPosition <= 2 ? met : failed).toHaveProperty('outcome')
})

const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant({ accepted: false as const }),
  fc.record({
    accepted: fc.constant(true as const), type: fc.constantFrom(...COUNTED_ARTICLE_TYPES),
    authorPosition: fc.constantFrom(1 as const, 2 as const),
  }),
)

test('§4.3.2 a decision is worth what the score adds for it', () => {
  const days = fc.constantFrom('2022-01-31', '2023-11-30', '2023-12-01', '2024-01-02')
  fc.assert(fc.property(outcomes, days, (outcome, publishedOn) => {
    const written = outcome.accepted ? outcome : { accepted: false, type: 'descriptive', authorPosition: 1 }
    expect(pointsOfOutcome(outcome, publishedOn, RULES))
      .toBe(publicationBonus([{ doi: '10.5555/x', publishedOn, ...written }], PI, 100))
  }))
})

test('agreement is symmetric, and means the same row', () => {
  fc.assert(fc.property(outcomes, outcomes, (left, right) => {
    expect(outcomesAgree(left, right)).toBe(outcomesAgree(right, left))
    expect(outcomesAgree(left, right)).toBe(JSON.stringify(left) === JSON.stringify(right))
  }))
})

test('a stored draft is read back whole, and one with an unknown check is refused', () => {
  const draft: Draft = acceptingDraft({ type: null })
  expect(draftSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  const strange = { ...draft, answers: { ...draft.answers, C9: { yes: true, reason: '' } } }
  expect(draftSchema.safeParse(strange).success).toBe(false)
})
