// The instants of an attempt, and the state that holds at each millisecond around them.
import { expect, test } from 'vitest'
import { durationMs, minutes, seconds, toIso } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { attemptTimes, checkInWindow, effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import { after, makeAttempt, TIMES, TURNO } from './attempt-factory.ts'

test('§3.1 B without allowances an attempt has exactly the times of its turno', () => {
  const times = attemptTimes(TURNO, { extraMs: durationMs(0), graceMs: durationMs(0) })
  expect(times).toEqual({ opensAt: TURNO.from, closesAt: TURNO.until, acceptsUntil: TURNO.until })
})

test('extra time moves the close, grace only what is still received', () => {
  const times = attemptTimes(TURNO, { extraMs: minutes(30), graceMs: seconds(10) })
  expect(toIso(times.opensAt)).toBe('2024-01-29T15:00:00.000Z')
  expect(toIso(times.closesAt)).toBe('2024-01-29T17:30:00.000Z')
  expect(toIso(times.acceptsUntil)).toBe('2024-01-29T17:30:10.000Z')
})

test('an allowance that would shorten the sitting is a broken invariant', () => {
  expect(() => attemptTimes(TURNO, { extraMs: durationMs(-1), graceMs: durationMs(0) })).toThrow(RangeError)
  expect(() => attemptTimes(TURNO, { extraMs: durationMs(0), graceMs: durationMs(-1) })).toThrow(RangeError)
})

test('check-in opens the given minutes before T0 and ends with the turno', () => {
  const { from, until } = checkInWindow(TIMES, minutes(30))
  expect(toIso(from)).toBe('2024-01-29T14:30:00.000Z')
  expect(until).toBe(TIMES.closesAt)
})

const AT_THE_END: Partial<Record<AttemptState, AttemptState>> = {
  expected: 'absent',
  admitted: 'absent',
  inProgress: 'closed',
}

test.each(ATTEMPT_STATES)('nobody needs to act for %s to become what it is at the deadline', (state) => {
  const attempt = makeAttempt(state)
  expect(effectiveState(attempt, after(TIMES.closesAt, 0))).toBe(state)
  expect(effectiveState(attempt, after(TIMES.acceptsUntil, -1))).toBe(state)
  expect(effectiveState(attempt, after(TIMES.acceptsUntil, 0))).toBe(AT_THE_END[state] ?? state)
  expect(effectiveState(attempt, after(TIMES.acceptsUntil, 1))).toBe(AT_THE_END[state] ?? state)
})
