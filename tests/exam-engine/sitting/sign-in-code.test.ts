// How a code is written and read, and who may get one until when.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES, standingOf } from '#exam-engine/sitting/attempt-machine.ts'
import {
  groupSignInCode, issueSignInCode, readSignInCode, writeSignInCode,
} from '#exam-engine/sitting/sign-in-code.ts'

const OPENS = instant('2024-01-29T09:00:00-06:00')
const CLOSES = addDuration(OPENS, minutes(120))
const TIMES = { opensAt: OPENS, closesAt: CLOSES, acceptsUntil: CLOSES }

test('a code is read as it was shown, also in small letters, with gaps, and with O, I and L', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (random) => {
    const code = writeSignInCode(random)
    const shown = groupSignInCode(code)
    expect(shown).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    const misread = shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')
    expect([readSignInCode(shown), readSignInCode(misread)]).toEqual([code, code])
  }))
})

test.each(['', '7K2M-QF0X-9WT', '7K2M-QF0X-9WTAA', '7K2M-QF0X-9WTU', '7K2M-QF0X-9WT*'])('«%s» is no code', (typed) => {
  expect(readSignInCode(typed)).toBeNull()
})

test('§3.1 C only who was let in gets one, and it lives ten minutes', () => {
  for (const state of ATTEMPT_STATES) {
    const attempt = { ...standingOf(state, state === 'cancelled' ? 'admitted' : null), times: TIMES }
    const issued = issueSignInCode(attempt, OPENS)
    expect([state, issued.ok]).toEqual([state, state === 'admitted' || state === 'inProgress'])
    if (issued.ok) expect(issued.value).toEqual({ from: OPENS, until: addDuration(OPENS, minutes(10)) })
  }
})

test('§3.1 B none is given at the end of the exam, and one is a millisecond before', () => {
  const attempt = { ...standingOf('inProgress', null), times: TIMES }
  expect([-1, 0, 1].map((by) => issueSignInCode(attempt, addDuration(CLOSES, durationMs(by))).ok))
    .toEqual([true, false, false])
})
