// One answer for whoever stands at a door: what decides it, and the instants at which it changes.
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES, type AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { answerEntry, type EntryAnswer, type EntryAttempt } from '#exam-engine/sitting/entry-answer.ts'

const OPENS = instant('2024-01-29T09:00:00-06:00')
const TIMES = { opensAt: OPENS, closesAt: addDuration(OPENS, minutes(120)), acceptsUntil: addDuration(OPENS, minutes(120)) }
const HERE = { turnoId: 't1', sedeCode: 'A' }
const LEAD = minutes(30)
const ask = (change: Partial<EntryAttempt>, now = OPENS) =>
  answerEntry({ kind: 'registered', attempt: { ...HERE, state: 'expected', times: TIMES, ...change } }, HERE, LEAD, now)

test('§3.1 who is unknown, not registered or without a turno is told apart', () => {
  expect(answerEntry({ kind: 'unknown' }, HERE, LEAD, OPENS)).toBe('UNKNOWN_PERSON')
  expect(answerEntry({ kind: 'notRegistered' }, HERE, LEAD, OPENS)).toBe('NOT_REGISTERED')
  expect(answerEntry({ kind: 'registered', attempt: null }, HERE, LEAD, OPENS)).toBe('NOT_ASSIGNED')
})

test('§3.1 another turno is said before another sede, and both before how the attempt stands', () => {
  expect(ask({ turnoId: 't2', sedeCode: 'B', state: 'denied' })).toBe('OTHER_TURNO')
  expect(ask({ sedeCode: 'B', state: 'denied' })).toBe('OTHER_SEDE')
})

test('§3.1 D a cancelled participation is cancelled at every door', () => {
  expect(ask({ turnoId: 't2', sedeCode: 'B', state: 'cancelled' })).toBe('CANCELLED')
})

test('§3.1 C at the own door every state has its answer', () => {
  const answers: Record<AttemptState, EntryAnswer> = {
    expected: 'MAY_ENTER', admitted: 'ADMITTED', inProgress: 'IN_EXAM', handedIn: 'FINISHED', closed: 'FINISHED',
    denied: 'DENIED', absent: 'ABSENT', cancelled: 'CANCELLED',
  }
  for (const state of ATTEMPT_STATES) expect([state, ask({ state })]).toEqual([state, answers[state]])
})

test('§3.1 B the door opens at its millisecond, and who has not come by the end is absent at it', () => {
  const from = addDuration(OPENS, minutes(-30))
  expect([-1, 0, 1].map((by) => ask({}, addDuration(from, durationMs(by)))))
    .toEqual(['CHECK_IN_NOT_OPEN', 'MAY_ENTER', 'MAY_ENTER'])
  expect([-1, 0, 1].map((by) => ask({}, addDuration(TIMES.closesAt, durationMs(by)))))
    .toEqual(['MAY_ENTER', 'ABSENT', 'ABSENT'])
})
