// Start, hand-in, close and absence, at −1, 0 and +1 ms of their instants.
import { expect, test } from 'vitest'
import { instant } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { closeAtDeadline, handIn, markAbsent, startAttempt } from '#exam-engine/sitting/take-exam.ts'
import { after, makeAttempt, TIMES } from './attempt-factory.ts'

const LEASE = { held: 1, presented: 1 }

function outcome(result: { ok: true; value: { state: string } } | { ok: false; refusal: string }): string {
  return result.ok ? result.value.state : result.refusal
}

const STARTS: [string, number, string][] = [
  ['1 ms before T0', TIMES.opensAt - 1, 'EXAM_NOT_OPEN'],
  ['at T0', TIMES.opensAt, 'inProgress'],
  ['1 ms after T0', TIMES.opensAt + 1, 'inProgress'],
  ['1 ms before the close, late as it is', TIMES.closesAt - 1, 'inProgress'],
  ['at the close', TIMES.closesAt, 'TURNO_OVER'],
  ['1 ms after the close, grace or not', TIMES.closesAt + 1, 'TURNO_OVER'],
]
test.each(STARTS)('§3.1 B the exam of an admitted candidate, %s', (_when, at, expected) => {
  expect(outcome(startAttempt(makeAttempt('admitted'), instant(at)))).toBe(expected)
})

test('§3.1 B who comes too early or too late is told the window', () => {
  const detail = { from: '2024-01-29T15:00:00.000Z', until: '2024-01-29T17:00:00.000Z' }
  expect(startAttempt(makeAttempt('admitted'), after(TIMES.opensAt, -1))).toMatchObject({ detail })
  expect(startAttempt(makeAttempt('admitted'), TIMES.closesAt)).toMatchObject({ detail })
})

test.each(ATTEMPT_STATES)('§3.1 C an attempt that is %s starts only if the candidate was admitted', (state) => {
  const expected = state === 'admitted' ? 'inProgress' : 'WRONG_STATE'
  expect(outcome(startAttempt(makeAttempt(state), TIMES.opensAt))).toBe(expected)
})

const ENDS: [string, string, number, string, string][] = [
  ['1 ms before the close', 'handedIn', TIMES.closesAt - 1, 'DEADLINE_NOT_REACHED', 'DEADLINE_NOT_REACHED'],
  ['at the close, within the grace', 'handedIn', TIMES.closesAt, 'DEADLINE_NOT_REACHED', 'DEADLINE_NOT_REACHED'],
  ['1 ms before the grace ends', 'handedIn', TIMES.acceptsUntil - 1, 'DEADLINE_NOT_REACHED', 'DEADLINE_NOT_REACHED'],
  ['when the grace ends', 'AFTER_DEADLINE', TIMES.acceptsUntil, 'closed', 'absent'],
  ['1 ms after the grace ended', 'AFTER_DEADLINE', TIMES.acceptsUntil + 1, 'closed', 'absent'],
]
test.each(ENDS)('%s, hand-in gives %s', (_when, handedIn, at, closed, absent) => {
  expect(outcome(handIn(makeAttempt('inProgress'), LEASE, instant(at)))).toBe(handedIn)
  expect(outcome(closeAtDeadline(makeAttempt('inProgress'), instant(at)))).toBe(closed)
  expect(outcome(markAbsent(makeAttempt('expected'), instant(at)))).toBe(absent)
})

test('a hand-in after the deadline gets one answer, whether or not the close was recorded before', () => {
  const late = after(TIMES.acceptsUntil, 1)
  const refused = { ok: false, refusal: 'AFTER_DEADLINE', detail: { until: '2024-01-29T17:00:05.000Z' } }
  expect(handIn(makeAttempt('inProgress'), LEASE, late)).toEqual(refused)
  expect(handIn(makeAttempt('closed'), LEASE, late)).toEqual(refused)
})

test('a device that lost its lease cannot end the exam that goes on elsewhere', () => {
  expect(handIn(makeAttempt('inProgress'), { held: 3, presented: 2 }, TIMES.opensAt)).toEqual({
    ok: false,
    refusal: 'STALE_EPOCH',
    detail: { leaseEpoch: 3 },
  })
})

test.each(ATTEMPT_STATES)('an attempt that is %s is handed in only while the exam runs', (state) => {
  const expected = { inProgress: 'handedIn', closed: 'AFTER_DEADLINE' }[state as string] ?? 'WRONG_STATE'
  expect(outcome(handIn(makeAttempt(state), LEASE, TIMES.opensAt))).toBe(expected)
})

test.each(ATTEMPT_STATES)('after the end, %s is closed if it was open, and absent if it was never opened', (state) => {
  const now = TIMES.acceptsUntil
  expect(outcome(closeAtDeadline(makeAttempt(state), now))).toBe(state === 'inProgress' ? 'closed' : 'WRONG_STATE')
  const neverOpened = state === 'expected' || state === 'admitted'
  expect(outcome(markAbsent(makeAttempt(state), now))).toBe(neverOpened ? 'absent' : 'WRONG_STATE')
})
