// The door, at −1, 0 and +1 ms of its window and for every check and reason.
import { expect, test } from 'vitest'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { admitCandidate, denialSchema, denyCandidate, undoDenial } from '#exam-engine/sitting/check-in.ts'
import type { Denial } from '#exam-engine/sitting/check-in.ts'
import { checkInWindow } from '#exam-engine/sitting/attempt-times.ts'
import { after, LEAD_MS, makeAttempt, TIMES } from './attempt-factory.ts'

const ALL_SEEN = { solicitudShown: true, idShown: true, identityMatches: true }
const INFECTIOUS: Denial = { reason: 'INFECTIOUS_DISEASE', note: '' }
const { from: DOOR_OPENS, until: DOOR_CLOSES } = checkInWindow(TIMES, LEAD_MS)
const WINDOW = { from: '2024-01-29T14:30:00.000Z', until: '2024-01-29T17:00:00.000Z' }

const BOUNDARIES: [string, number, string | null][] = [
  ['1 ms before check-in opens', DOOR_OPENS - 1, 'CHECK_IN_NOT_OPEN'],
  ['when check-in opens', DOOR_OPENS, null],
  ['1 ms after check-in opens', DOOR_OPENS + 1, null],
  ['at T0', TIMES.opensAt, null],
  ['1 ms before the end of the turno', DOOR_CLOSES - 1, null],
  ['at the end of the turno', DOOR_CLOSES, 'TURNO_OVER'],
  ['1 ms after the end of the turno', DOOR_CLOSES + 1, 'TURNO_OVER'],
]
test.each(BOUNDARIES)('§3.1 C %s a candidate is let in or kept out, or told the window', (_when, at, refusal) => {
  const now = after(TIMES.opensAt, at - TIMES.opensAt)
  const admitted = admitCandidate(makeAttempt('expected'), ALL_SEEN, LEAD_MS, now)
  const denied = denyCandidate(makeAttempt('expected'), INFECTIOUS, LEAD_MS, now)
  if (refusal === null) {
    expect(admitted).toEqual({ ok: true, value: { state: 'admitted', stateBeforeCancellation: null } })
    expect(denied).toEqual({
      ok: true,
      value: { state: 'denied', stateBeforeCancellation: null, denial: INFECTIOUS },
    })
  } else {
    expect(admitted).toEqual({ ok: false, refusal, detail: WINDOW })
    expect(denied).toEqual({ ok: false, refusal, detail: WINDOW })
  }
})

const FAILED: [string, Partial<typeof ALL_SEEN>, string][] = [
  ['the printed solicitud', { solicitudShown: false }, 'NO_SOLICITUD'],
  ['the official identification', { idShown: false }, 'NO_ID'],
  ['a face that matches', { identityMatches: false }, 'IDENTITY_DOUBT'],
]
test.each(FAILED)('§3.1 C nobody is admitted without %s', (_what, failed, missing) => {
  const result = admitCandidate(makeAttempt('expected'), { ...ALL_SEEN, ...failed }, LEAD_MS, TIMES.opensAt)
  expect(result).toEqual({ ok: false, refusal: 'CHECK_INCOMPLETE', detail: { missing } })
})

test.each(ATTEMPT_STATES)('an attempt that is %s is admitted or denied only where the machine says so', (state) => {
  const attempt = makeAttempt(state)
  const admitted = admitCandidate(attempt, ALL_SEEN, LEAD_MS, TIMES.opensAt)
  expect(admitted.ok ? 'ok' : admitted.refusal).toBe(state === 'expected' ? 'ok' : 'WRONG_STATE')
  const denied = denyCandidate(attempt, INFECTIOUS, LEAD_MS, TIMES.opensAt)
  expect(denied.ok ? 'ok' : denied.refusal).toBe(['expected', 'admitted'].includes(state) ? 'ok' : 'WRONG_STATE')
})

test('a refusal for the state names state and event', () => {
  expect(admitCandidate(makeAttempt('denied'), ALL_SEEN, LEAD_MS, TIMES.opensAt)).toEqual({
    ok: false,
    refusal: 'WRONG_STATE',
    detail: { state: 'denied', event: 'admit' },
  })
})

test('another reason needs words; the listed ones explain themselves', () => {
  const deny = (denial: Denial) => denyCandidate(makeAttempt('expected'), denial, LEAD_MS, TIMES.opensAt)
  expect(deny({ reason: 'OTHER', note: ' \n' })).toEqual({ ok: false, refusal: 'DENIAL_NEEDS_NOTE' })
  expect(deny({ reason: 'OTHER', note: 'Llegó a otra sede.' }).ok).toBe(true)
  expect(deny({ reason: 'NO_ID', note: '' }).ok).toBe(true)
  expect(denialSchema.safeParse({ reason: 'LATE', note: '' }).error?.issues[0]?.message).toBe('Elija el motivo')
})

test('§3.1 a denial is undone up to the last millisecond of the turno, and the candidate is expected again', () => {
  const denied = makeAttempt('denied')
  expect(undoDenial(denied, 'Mostró la suya', after(TIMES.closesAt, -1))).toEqual({
    ok: true,
    value: { state: 'expected', stateBeforeCancellation: null },
  })
  for (const late of [0, 1]) {
    expect(undoDenial(denied, 'Mostró la suya', after(TIMES.closesAt, late))).toEqual({
      ok: false,
      refusal: 'TURNO_OVER',
      detail: { until: WINDOW.until },
    })
  }
})
