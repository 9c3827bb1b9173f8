import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proposePeriodDays } from '#exam-engine/convocatoria/period-days.ts'
import { rulesOf } from '#exam-engine/convocatoria/call-document.ts'
import { callEnd } from '#exam-engine/convocatoria/windows.ts'
import { addDuration, hours } from '#exam-engine/kernel/time.ts'
import { sampleCall } from './sample-call.ts'

const rules = rulesOf(sampleCall())
const { publishedAt, windows: { registration } } = rules
const days = (count: number) => hours(24 * count)

test('§2.1 §5.3 the dates first proposed leave the call behind, keep their day of the week, and are the nearest such', () => {
  fc.assert(fc.property(fc.integer({ min: -400, max: 400 }), (after) => {
    const now = addDuration(callEnd(rules), hours(after))
    const proposed = proposePeriodDays(rules, now)
    const fits = (count: number) => registration.from + days(count) >= callEnd(rules)
      && publishedAt + days(count) >= now + days(7)
    expect(proposed % 7).toBe(0)
    expect([fits(proposed), fits(proposed - 7)]).toEqual([true, false])
  }))
})

test('§5.3 a call that is long over moves by at least what lies between, to the hour', () => {
  const now = addDuration(publishedAt, days(364 - 7))
  expect(proposePeriodDays(rules, now)).toBe(364)
  expect(proposePeriodDays(rules, addDuration(now, hours(1)))).toBe(371)
})
