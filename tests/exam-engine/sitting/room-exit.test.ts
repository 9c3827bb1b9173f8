// Exits from the room: who may leave, when, for what; coming back; how long it lasted.
import { expect, test } from 'vitest'
import { addDuration, durationMs, minutes } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES, type AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { exitLength, openExit, recordExit, recordReturn } from '#exam-engine/sitting/room-exit.ts'
import { makeAttempt } from './attempt-factory.ts'

const attempt = makeAttempt('inProgress')
const { opensAt, acceptsUntil } = attempt.times
const during = addDuration(opensAt, minutes(30))
const restroom = { reason: 'restroom', note: '' } as const

test.each(ATTEMPT_STATES)(
  '§3.1 B who is %s leaves the room only when let in and not ended',
  (state: AttemptState) => {
    const result = recordExit(makeAttempt(state), restroom, false, during)
    expect(result.ok).toBe(state === 'admitted' || state === 'inProgress')
  }
)

test('§3.1 B an exit is recorded to the last millisecond of the own time, and not at its end', () => {
  const at = (shift: number) => recordExit(attempt, restroom, false, addDuration(acceptsUntil, durationMs(shift))).ok
  expect([at(-1), at(0), at(1)]).toEqual([true, false, false])
})

test('nobody leaves twice without coming back, nor comes back without having left', () => {
  expect(recordExit(attempt, restroom, true, during)).toMatchObject({ refusal: 'ALREADY_OUTSIDE' })
  expect(recordReturn(false)).toMatchObject({ refusal: 'NOT_OUTSIDE' })
  expect(recordReturn(true)).toMatchObject({ ok: true })
})

test('another reason needs its words, the known ones do not', () => {
  expect(recordExit(attempt, { reason: 'other', note: ' ' }, false, during)).toMatchObject({
    refusal: 'EXIT_NEEDS_NOTE',
  })
  expect(recordExit(attempt, { reason: 'other', note: 'Llamada' }, false, during).ok).toBe(true)
  expect(recordExit(attempt, { reason: 'health', note: '' }, false, during).ok).toBe(true)
})

test('an open exit lasts until now, a closed one until the return, and none is shorter than nothing', () => {
  const back = addDuration(during, minutes(4))
  expect(exitLength({ leftAt: during, returnedAt: null }, back)).toBe(minutes(4))
  expect(exitLength({ leftAt: during, returnedAt: back }, acceptsUntil)).toBe(minutes(4))
  expect(exitLength({ leftAt: during, returnedAt: null }, opensAt)).toBe(0)
  const open = { leftAt: back, returnedAt: null }
  expect(openExit([{ leftAt: during, returnedAt: back }, open])).toBe(open)
  expect(openExit([{ leftAt: during, returnedAt: back }])).toBeNull()
})
