// §3.1 D fraud: cancelled at once in any state; reversible until the marks are frozen.
import { expect, test } from 'vitest'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { cancelForFraud, reinstateAttempt } from '#exam-engine/sitting/cancellation.ts'
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import { after, makeAttempt, TIMES } from './attempt-factory.ts'

const REPORT = { note: 'Se le encontró un teléfono con fotografías del examen.', confirmedTwice: true }
const FROZEN_AT = after(TIMES.acceptsUntil, 86_400_000)

test.each(ATTEMPT_STATES)('§3.1 D an attempt that is %s is cancelled and remembers where it stood', (state) => {
  const result = cancelForFraud(makeAttempt(state), REPORT)
  if (state === 'cancelled') expect(result).toMatchObject({ ok: false, refusal: 'WRONG_STATE' })
  else expect(result).toEqual({ ok: true, value: { state: 'cancelled', stateBeforeCancellation: state } })
})

test('§3.1 D nobody is cancelled without a note or on one click', () => {
  const attempt = makeAttempt('inProgress')
  expect(cancelForFraud(attempt, { ...REPORT, note: '  ' })).toEqual({ ok: false, refusal: 'CANCELLATION_NEEDS_NOTE' })
  expect(cancelForFraud(attempt, { ...REPORT, confirmedTwice: false })).toEqual({
    ok: false,
    refusal: 'CONFIRMATION_MISSING',
  })
})

const AROUND_FREEZE: [number, string][] = [[-1, 'handedIn'], [0, 'MARKS_FROZEN'], [1, 'MARKS_FROZEN']]
test.each(AROUND_FREEZE)('a reversal %i ms from the freeze of the marks gives %s', (offset, expected) => {
  const grounds = { note: 'El teléfono era del supervisor.', marksFrozenAt: FROZEN_AT }
  const result = reinstateAttempt(makeAttempt('cancelled', 'handedIn'), grounds, after(FROZEN_AT, offset))
  expect(result.ok ? result.value.state : result.refusal).toBe(expected)
})

test('while marks are not frozen a reversal needs a note, and a cancelled attempt', () => {
  const grounds = { note: 'El teléfono era del supervisor.', marksFrozenAt: null }
  expect(reinstateAttempt(makeAttempt('cancelled', 'closed'), grounds, FROZEN_AT).ok).toBe(true)
  expect(reinstateAttempt(makeAttempt('cancelled', 'closed'), { ...grounds, note: '' }, FROZEN_AT)).toEqual({
    ok: false,
    refusal: 'REINSTATEMENT_NEEDS_NOTE',
  })
  expect(reinstateAttempt(makeAttempt('closed'), grounds, FROZEN_AT)).toMatchObject({ refusal: 'WRONG_STATE' })
})

test('an exam reinstated after its deadline is closed like any other', () => {
  const grounds = { note: 'El teléfono era del supervisor.', marksFrozenAt: null }
  const result = reinstateAttempt(makeAttempt('cancelled', 'inProgress'), grounds, after(TIMES.acceptsUntil, 1))
  if (!result.ok) throw new Error(result.refusal)
  expect(effectiveState({ ...result.value, times: TIMES }, after(TIMES.acceptsUntil, 1))).toBe('closed')
})
