// Which judgements are compared: the two first of each article, by pair, whoever signed first.
import { expect, test } from 'vitest'
import { measureAgreement, type FirstTwo } from '#app/publications/agreement.ts'

const both = (left: string, leftSays: boolean, right: string, rightSays: boolean): FirstTwo => ({
  left: { evaluatorId: left, accepted: leftSays }, right: { evaluatorId: right, accepted: rightSays },
})

test('a pair is one, whoever of the two signed first', () => {
  const { pairs, overall } = measureAgreement([
    both('ana', true, 'luis', true), both('luis', false, 'ana', true), both('ana', false, 'luis', false),
    both('ana', true, 'eva', true),
  ])
  expect(pairs).toEqual([
    // Both yes, ana alone yes, both no: (3·2 − (2·1 + 1·2)) ÷ (9 − 4) = 2 ÷ 5.
    { leftId: 'ana', rightId: 'luis', kappa: { n: 3, agreed: 2, value: '0.4000', missing: null } },
    { leftId: 'ana', rightId: 'eva', kappa: { n: 1, agreed: 1, value: null, missing: 'noVariation' } },
  ])
  // In both orders: 8 pairs, 5 + 3 of each side say yes and no: (8·6 − 34) ÷ (64 − 34) = 14 ÷ 30.
  expect(overall).toEqual({ n: 4, agreed: 3, value: '0.4667', missing: null })
  expect(measureAgreement([]).overall).toMatchObject({ n: 0, value: null, missing: 'noPairs' })
})
