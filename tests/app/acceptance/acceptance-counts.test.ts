import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAcceptance, sumAcceptance } from '#app/acceptance/acceptance-counts.ts'
import { instant, windowOf } from '#exam-engine/kernel/time.ts'

const window = windowOf(instant('2024-02-09T16:00:00-06:00'), instant('2024-02-12T10:00:00-06:00'))
const STATES = ['assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued', 'rejected', 'resigned', 'revoked'] as const
const ALL = STATES.map((state, index) => ({ cer: 'Cardiología', state, awards: 10 ** index }))
const ANSWERED = {
  cer: 'Cardiología', assigned: 1_111_111, accepted: 1_100, letterIssued: 1_000, rejected: 10_000, resigned: 100_000,
  revoked: 1_000_000,
}

test('within the window who has not accepted the carta compromiso may still answer', () => {
  expect(countAcceptance(ALL, window, window.from)).toEqual([{
    ...ANSWERED, pending: 11, lapsed: 0,
  }])
})

test('§5.3, §5.7 after the window silence, and a sede without its carta compromiso, are rejections by rule', () => {
  expect(countAcceptance(ALL, window, window.until)).toEqual([{
    ...ANSWERED, pending: 0, lapsed: 11,
  }])
})

test('nobody is counted twice and nobody is lost, in each course and in all', () => {
  const rows = fc.array(fc.record({
    cer: fc.constantFrom('A', 'B', 'C'), state: fc.constantFrom(...STATES), awards: fc.nat(50),
  }))
  fc.assert(fc.property(rows, fc.constantFrom(window.from, window.until), (stored, now) => {
    const courses = countAcceptance(stored, window, now)
    for (const course of [...courses, sumAcceptance(courses)]) {
      const { accepted, rejected, pending, lapsed, resigned, revoked } = course
      expect(accepted + rejected + pending + lapsed + resigned + revoked).toBe(course.assigned)
      expect(course.letterIssued).toBeLessThanOrEqual(course.accepted)
    }
    expect(sumAcceptance(courses).assigned).toBe(stored.reduce((sum, { awards }) => sum + awards, 0))
  }))
})
