// Time given back to a sede: off by default, bounded by the call, for who has not ended.
import { expect, test } from 'vitest'
import { decideCompensation, takesCompensation } from '#exam-engine/sitting/compensation.ts'
import { after, TIMES } from './attempt-factory.ts'

const ACT = { minutes: 10, reason: 'Falla eléctrica de 10 minutos' }

test('§3.1 B a call that says nothing of compensation allows none', () => {
  expect(decideCompensation({ allowedMinutes: 0, givenMinutes: 0, open: 5 }, ACT))
    .toEqual({ ok: false, refusal: 'COMPENSATION_OFF' })
})

test('what several acts give together stays inside what the call allows', () => {
  const at = (givenMinutes: number) => decideCompensation({ allowedMinutes: 30, givenMinutes, open: 5 }, ACT)
  expect(at(19)).toEqual({ ok: true, value: 29 })
  expect(at(20)).toEqual({ ok: true, value: 30 })
  expect(at(21)).toEqual({ ok: false, refusal: 'COMPENSATION_OVER_LIMIT', detail: { allowed: 30, given: 21 } })
})

test('compensation needs a reason, somebody to give to, and whole minutes that add', () => {
  const open = { allowedMinutes: 30, givenMinutes: 0, open: 1 }
  expect(decideCompensation(open, { ...ACT, reason: '  ' })).toMatchObject({ refusal: 'COMPENSATION_NEEDS_REASON' })
  expect(decideCompensation({ ...open, open: 0 }, ACT)).toMatchObject({ refusal: 'NOBODY_TO_COMPENSATE' })
  for (const minutes of [0, -5, 1.5]) {
    expect(() => decideCompensation(open, { ...ACT, minutes })).toThrow(RangeError)
  }
})

test('an attempt takes time until the last millisecond before its end, unless its answers are committed', () => {
  const { acceptsUntil } = TIMES
  expect(takesCompensation({ committed: false, acceptsUntil }, after(acceptsUntil, -1))).toBe(true)
  expect(takesCompensation({ committed: false, acceptsUntil }, after(acceptsUntil, 0))).toBe(false)
  expect(takesCompensation({ committed: false, acceptsUntil }, after(acceptsUntil, 1))).toBe(false)
  expect(takesCompensation({ committed: true, acceptsUntil }, after(acceptsUntil, -1))).toBe(false)
})
