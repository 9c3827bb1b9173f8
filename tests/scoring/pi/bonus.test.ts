import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicationBonus } from '#scoring/pi/bonus.ts'
import { PI_RULES } from '#scoring/pi/rules.ts'
import { anyPackage, article } from '../factories.ts'

const rules = PI_RULES['rama-2024-2025-1']
const bonus = (...publications: ReturnType<typeof article>[]) => publicationBonus(publications, rules, 100)

test.each([
  ['descriptive', 50, 25], ['analytical', 50, 25], ['quasiExperimental', 50, 25], ['randomisedBlindedTrial', 100, 50],
  ['caseReport', 0, 0], ['toString', 0, 0], ['Analytical', 0, 0],
])('§4.3.2 an article of type %s gives its first author %i and its second %i hundredths', (type, first, second) => {
  expect(bonus(article({ type, authorPosition: 1 }))).toBe(first)
  expect(bonus(article({ type, authorPosition: 2 }))).toBe(second)
})

test('§4.3.1.7 the third author gets nothing', () => {
  expect(bonus(article({ authorPosition: 3 }))).toBe(0)
})

test('§4.3.1.6 30 November 2023 is in time, 1 December is not', () => {
  expect(bonus(article({ publishedOn: '2023-11-30' }))).toBe(50)
  expect(bonus(article({ publishedOn: '2023-12-01' }))).toBe(0)
})

test('§4.3.1 what the reviewers did not accept gives nothing', () => {
  expect(bonus(article({ accepted: false }))).toBe(0)
})

test('§4.3.1.4 the same DOI counts once, the first time that it counts (D6)', () => {
  expect(bonus(article(), article({ doi: ' 10.1000/A ' }))).toBe(50)
  expect(bonus(article({ authorPosition: 2 }), article())).toBe(25)
  expect(bonus(article({ authorPosition: 3 }), article())).toBe(50)
  expect(bonus(article(), article({ doi: '10.1000/Á' }), article({ doi: '10.1000/á' }))).toBe(100)
  expect(bonus(article({ authorPosition: 2, doi: 'Á' }), article({ authorPosition: 2, doi: 'á' }))).toBe(50)
})

test('§4.3 the sum stops at the maximum', () => {
  expect(bonus(article(), article({ doi: 'b' }), article({ doi: 'c' }))).toBe(100)
  expect(publicationBonus([article()], rules, 30)).toBe(30)
})

test('§4.3.1 one more article never lowers the bonus, and it stays between 0 and the maximum', () => {
  fc.assert(fc.property(anyPackage(3), (input) => {
    for (const { publications } of input.candidates) {
      const whole = bonus(...publications)
      expect(whole).toBeGreaterThanOrEqual(bonus(...publications.slice(0, -1)))
      expect(whole).toBeLessThanOrEqual(100)
    }
  }))
})
