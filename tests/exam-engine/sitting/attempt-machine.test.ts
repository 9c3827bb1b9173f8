// Every state with every event: what the machine allows, as a table written apart from it.
import { expect, test } from 'vitest'
import {
  ATTEMPT_EVENTS,
  ATTEMPT_STATES,
  listSteps,
  standingOf,
  stepTo,
} from '#exam-engine/sitting/attempt-machine.ts'
import type { AttemptEvent, AttemptState } from '#exam-engine/sitting/attempt-machine.ts'

const _____ = null
// Columns in the order of ATTEMPT_EVENTS:
//  admit       deny      undoDenial  start         handIn      close     markAbsent  cancel       reinstate
const EXPECTED: Record<AttemptState, (AttemptState | null)[]> = {
  expected: ['admitted', 'denied', _____, _____, _____, _____, 'absent', 'cancelled', _____],
  admitted: [_____, 'denied', _____, 'inProgress', _____, _____, 'absent', 'cancelled', _____],
  inProgress: [_____, _____, _____, _____, 'handedIn', 'closed', _____, 'cancelled', _____],
  handedIn: [_____, _____, _____, _____, _____, _____, _____, 'cancelled', _____],
  closed: [_____, _____, _____, _____, _____, _____, _____, 'cancelled', _____],
  denied: [_____, _____, 'expected', _____, _____, _____, _____, 'cancelled', _____],
  absent: [_____, _____, _____, _____, _____, _____, _____, 'cancelled', _____],
  cancelled: [_____, _____, _____, _____, _____, _____, _____, _____, 'closed'],
}

const CELLS = ATTEMPT_STATES.flatMap((state) =>
  ATTEMPT_EVENTS.map((event, column): [AttemptState, AttemptEvent, AttemptState | null] => {
    const row = EXPECTED[state]
    return [state, event, row[column] ?? null]
  }),
)

test.each(CELLS)('%s + %s leads to %s', (state, event, next) => {
  const standing = standingOf(state, state === 'cancelled' ? 'closed' : null)
  expect(stepTo(standing, event)?.state ?? null).toBe(next)
})

test.each(ATTEMPT_STATES.filter((state) => state !== 'cancelled'))(
  '§3.1 D an attempt cancelled when %s returns to that state, and forgets that it was cancelled',
  (state) => {
    const cancelled = stepTo(standingOf(state, null), 'cancel')
    expect(cancelled).toEqual({ state: 'cancelled', stateBeforeCancellation: state })
    if (cancelled === null) throw new Error('every state can be cancelled')
    expect(stepTo(cancelled, 'reinstate')).toEqual({ state, stateBeforeCancellation: null })
  },
)

test('the steps for the database are those of the table, with reinstatement into every state', () => {
  const fromTable = CELLS.filter(([state, , next]) => state !== 'cancelled' && next !== null)
  const expected = new Set(fromTable.map(([state, , next]) => `${state} ${String(next)}`))
  for (const state of ATTEMPT_STATES) if (state !== 'cancelled') expected.add(`cancelled ${state}`)
  const steps = listSteps().map(([from, to]) => `${from} ${to}`)
  expect(new Set(steps)).toEqual(expected)
  expect(steps).toHaveLength(expected.size)
})

test('a row is a broken invariant when only one of its two columns says that it is cancelled', () => {
  expect(() => standingOf('cancelled', null)).toThrow()
  expect(() => standingOf('cancelled', 'cancelled')).toThrow()
  expect(() => standingOf('closed', 'inProgress')).toThrow()
})
