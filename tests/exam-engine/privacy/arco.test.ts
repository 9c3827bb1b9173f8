// ARCO requests: the term in working days, and who may end one how.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARCO_OUTCOMES, arcoDueOn, endArcoRequest, isArcoLate } from '#exam-engine/privacy/arco.ts'
import { NOTICE_VERSION, noticeText } from '#exam-engine/privacy/notice.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'

test.each([
  ['a Monday', '2024-01-15T09:00:00-06:00', '2024-02-12'],
  ['a Friday', '2024-01-19T09:00:00-06:00', '2024-02-16'],
  ['a Saturday', '2024-01-20T09:00:00-06:00', '2024-02-16'],
  ['a Sunday, its last millisecond', '2024-01-21T23:59:59.999-06:00', '2024-02-16'],
  ['a Monday, its first one', '2024-01-22T00:00:00.000-06:00', '2024-02-19'],
])('filed on %s the answer is due twenty working days after', (_, filed, due) => {
  expect(arcoDueOn(instant(filed))).toBe(due)
})

test('the term ends on a working day, 26 to 28 days after it was filed, whenever that was', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (date) => {
    const due = new Date(`${arcoDueOn(instant(date))}T12:00:00-06:00`)
    expect([0, 6]).not.toContain(due.getUTCDay())
    const days = (due.getTime() - date.getTime()) / 86_400_000
    expect(days).toBeGreaterThan(25)
    expect(days).toBeLessThan(29)
  }))
})

test.each([[-1, false], [0, true], [1, true]])('%i ms from the end of the last day a request without answer is late: %s', (offset, late) => {
  expect(isArcoLate('2024-02-12', instant(instant('2024-02-13T00:00:00-06:00') + offset))).toBe(late)
})

const EVERY = [true, false].flatMap((ended) => [true, false].flatMap((own) => ARCO_OUTCOMES.map((outcome) => [ended, own, outcome] as const)))
test.each(EVERY)('a request that ended: %s, own: %s, is %s', (ended, own, outcome) => {
  const result = endArcoRequest({ ended, own }, { outcome, text: ' porque sí ' })
  const expected = ended ? 'ARCO_ANSWERED' : outcome === 'withdrawn' ? (own ? null : 'ARCO_NOT_OWN') : own ? 'ARCO_OWN' : null
  expect(result.ok ? null : result.refusal).toBe(expected)
  if (result.ok) expect(result.value.text).toBe('porque sí')
})

test('no answer is without grounds', () => {
  expect(endArcoRequest({ ended: false, own: false }, { outcome: 'granted', text: '  ' })).toMatchObject({ refusal: 'ARCO_NEEDS_ANSWER' })
})

test('the words of the privacy notice are those of its version: who changes them raises NOTICE_VERSION', () => {
  expect([NOTICE_VERSION, sha256Hex(noticeText())]).toEqual([1, 'f65230e6a4f33444fa3935e93ed6f7da16fc78db4f31623a11705f147f850c69'])
})
