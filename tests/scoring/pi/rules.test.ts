import { expect, test } from 'vitest'
import { parseDecimal } from '#exam-engine/kernel/decimal.ts'
import { rulesVersion } from '#exam-engine/convocatoria/rules.ts'
import { PI_RULES } from '#scoring/pi/rules.ts'
import { publishedRules } from '#tests/exam-engine/convocatoria/published-rules.ts'

const published = publishedRules()
const rules = PI_RULES['rama-2024-2025-1']
const hundredths = (text: string) => Number(parseDecimal(text, 2))

test('§4.3 the weights in code are those of the published rule set', () => {
  const { efiser, postgraduateGrades, enarm } = published.piImss
  expect(rulesVersion(published)).toBe('rama-2024-2025-1')
  expect(rules.weights).toEqual({
    efiser: hundredths(efiser), grades: hundredths(postgraduateGrades), enarm: hundredths(enarm),
  })
})

test('§4.3.2 the points in code are those of the published rule set', () => {
  const points = Object.entries(published.publicationPoints.types)
    .map(([type, { first, second }]) => [type, [hundredths(first), hundredths(second)]])
  expect(rules.articlePoints).toEqual(Object.fromEntries(points))
})

test('§4.3.1.6 the last day in code is that of the published rule set', () => {
  expect(rules.publishedBefore).toBe(published.publicationCutoff.before)
})
