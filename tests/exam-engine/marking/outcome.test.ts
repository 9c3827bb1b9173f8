// Present, absent, denied and cancelled are four things, and only one of them has a mark.
import { expect, test } from 'vitest'
import { outcomeOf } from '#exam-engine/marking/outcome.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'

const MARK = { correct: 0, counted: 120 }

test.each(['handedIn', 'closed'] as const)('§3.1 an opened exam that is %s counts', (state) => {
  expect(outcomeOf(state, () => MARK)).toEqual({ ok: true, value: { status: 'present', correct: 0, counted: 120 } })
})

test.each(['absent', 'denied', 'cancelled'] as const)('§3.1 who is %s has no mark', (state) => {
  const result = outcomeOf(state, () => {
    throw new Error('there is nothing to mark')
  })
  expect(result).toEqual({ ok: true, value: { status: state } })
})

const LIVING = ['expected', 'admitted', 'inProgress'] satisfies AttemptState[]
test.each(LIVING)('an attempt that is %s has no outcome yet', (state) => {
  expect(outcomeOf(state, () => MARK)).toEqual({ ok: false, refusal: 'ATTEMPT_NOT_OVER', detail: { state } })
})
