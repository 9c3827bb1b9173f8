// Opening without net: who is given a key before T0, who is shown a code after it, once, and what a wrong code costs.
import { expect, test } from 'vitest'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import {
  giveOfflineKey, pauseAfterWrongCode, SHOWN_AGAIN_WITHIN, showOfflineCode,
} from '#exam-engine/sitting/offline-opening.ts'
import { after, makeAttempt, TIMES } from './attempt-factory.ts'

const { opensAt, closesAt } = TIMES
const NEW = { shown: null }

test('§3.1 B a machine is given a key until T0 and not at T0', () => {
  const attempt = makeAttempt('admitted')
  expect([-1, 0, 1].map((by) => giveOfflineKey(attempt, true, after(opensAt, by)).ok)).toEqual([true, false, false])
  expect(giveOfflineKey(attempt, true, opensAt)).toMatchObject({ refusal: 'OFFLINE_KEY_TOO_LATE' })
})

test('§3.1 C only an admitted attempt gives one, and only to the machine that holds its lease', () => {
  for (const state of ATTEMPT_STATES) {
    expect([state, giveOfflineKey(makeAttempt(state), true, after(opensAt, -1)).ok]).toEqual([state, state === 'admitted'])
  }
  expect(giveOfflineKey(makeAttempt('admitted'), false, after(opensAt, -1))).toMatchObject({ refusal: 'STALE_EPOCH' })
})

test('§3.1 B the code is shown from T0 on, not a millisecond before, and not at the close', () => {
  const attempt = makeAttempt('admitted')
  const show = (at: number) => showOfflineCode(attempt, NEW, 'a', after(opensAt, at))
  expect([-1, 0, 1].map((by) => show(by).ok)).toEqual([false, true, true])
  expect(show(-1)).toMatchObject({ refusal: 'EXAM_NOT_OPEN' })
  const long = closesAt - opensAt
  expect([-1, 0, 1].map((by) => show(long + by).ok)).toEqual([true, false, false])
  expect(show(long)).toMatchObject({ refusal: 'TURNO_OVER' })
})

test('showing it starts the exam of who was admitted; one that was started already goes on', () => {
  expect(showOfflineCode(makeAttempt('admitted'), NEW, 'a', opensAt)).toEqual({ ok: true, value: { again: false, starts: true } })
  expect(showOfflineCode(makeAttempt('inProgress'), NEW, 'a', opensAt))
    .toEqual({ ok: true, value: { again: false, starts: false } })
  for (const state of ATTEMPT_STATES) {
    const shown = showOfflineCode(makeAttempt(state), NEW, 'a', opensAt)
    expect([state, shown.ok]).toEqual([state, state === 'admitted' || state === 'inProgress'])
    if (!shown.ok) expect(shown.refusal).toBe('WRONG_STATE')
  }
})

test('without a key of the machine there is nothing to show', () => {
  expect(showOfflineCode(makeAttempt('admitted'), null, 'a', opensAt)).toMatchObject({ refusal: 'OFFLINE_KEY_MISSING' })
})

test('it is shown to one person, who may look again for ten minutes, half-open', () => {
  const key = { shown: { at: opensAt, by: 'a' } }
  const attempt = makeAttempt('inProgress')
  const show = (who: string, at: number) => showOfflineCode(attempt, key, who, after(opensAt, at))
  expect(show('b', 1)).toMatchObject({ refusal: 'OFFLINE_CODE_SHOWN' })
  expect(show('a', 1)).toMatchObject({ value: { again: true } })
  expect([-1, 0, 1].map((by) => show('a', SHOWN_AGAIN_WITHIN + by).ok)).toEqual([true, false, false])
})

test('each wrong code costs a longer pause, up to a minute, and after the tenth none is taken', () => {
  expect([1, 2, 3, 5, 6, 9].map((failed) => pauseAfterWrongCode(failed)))
    .toEqual([2000, 4000, 8000, 32_000, 60_000, 60_000])
  expect([10, 11].map((failed) => pauseAfterWrongCode(failed))).toEqual([null, null])
})
