import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideAcceptance, effectiveState, holdsSeat, TRANSITIONS, type AcceptanceEvent, type AcceptanceState,
} from '#exam-engine/convocatoria/acceptance.ts'
import { addDuration, durationMs, instant, minutes, windowOf, type Instant } from '#exam-engine/kernel/time.ts'

const window = windowOf(instant('2024-02-09T10:00:00-06:00'), instant('2024-02-12T10:00:00-06:00'))
const inTime = addDuration(window.from, minutes(5))
const lastInstant = addDuration(window.until, durationMs(-1))
const STATES = Object.keys(TRANSITIONS) as AcceptanceState[]
const EVENTS: AcceptanceEvent[] = ['acceptSede', 'acceptCommitment', 'issueLetter', 'reject', 'resign', 'revoke']

const outcome = (state: AcceptanceState, event: AcceptanceEvent, now: Instant = inTime) => {
  const decided = decideAcceptance(state, event, now, window)
  return decided.ok ? decided.value : decided.refusal
}

test.each<[AcceptanceState, AcceptanceEvent, string]>([
  ['assigned', 'acceptSede', 'sedeAccepted'],
  ['assigned', 'acceptCommitment', 'STEP_OUT_OF_ORDER'],
  ['assigned', 'issueLetter', 'STEP_OUT_OF_ORDER'],
  ['assigned', 'reject', 'rejected'],
  ['sedeAccepted', 'acceptSede', 'ALREADY_DONE'],
  ['sedeAccepted', 'acceptCommitment', 'commitmentAccepted'],
  ['sedeAccepted', 'issueLetter', 'STEP_OUT_OF_ORDER'],
  ['sedeAccepted', 'reject', 'rejected'],
  ['commitmentAccepted', 'acceptSede', 'ALREADY_DONE'],
  ['commitmentAccepted', 'acceptCommitment', 'ALREADY_DONE'],
  ['commitmentAccepted', 'issueLetter', 'letterIssued'],
  ['commitmentAccepted', 'reject', 'COMMITMENT_IS_BINDING'],
  ['letterIssued', 'acceptSede', 'ALREADY_DONE'],
  ['letterIssued', 'acceptCommitment', 'ALREADY_DONE'],
  ['letterIssued', 'issueLetter', 'LETTER_ALREADY_ISSUED'],
  ['letterIssued', 'reject', 'COMMITMENT_IS_BINDING'],
  ['rejected', 'acceptSede', 'REJECTION_IS_FINAL'],
  ['rejected', 'acceptCommitment', 'REJECTION_IS_FINAL'],
  ['rejected', 'issueLetter', 'REJECTION_IS_FINAL'],
  ['rejected', 'reject', 'REJECTION_IS_FINAL'],
  ['assigned', 'resign', 'NOTHING_TO_RESIGN'],
  ['sedeAccepted', 'resign', 'NOTHING_TO_RESIGN'],
  ['commitmentAccepted', 'resign', 'resigned'],
  ['letterIssued', 'resign', 'resigned'],
  ['rejected', 'resign', 'REJECTION_IS_FINAL'],
  ['assigned', 'revoke', 'revoked'],
  ['sedeAccepted', 'revoke', 'revoked'],
  ['commitmentAccepted', 'revoke', 'revoked'],
  ['letterIssued', 'revoke', 'revoked'],
  ['rejected', 'revoke', 'REJECTION_IS_FINAL'],
  ...EVENTS.map((event): [AcceptanceState, AcceptanceEvent, string] => ['resigned', event, 'SEAT_RESIGNED']),
  ...EVENTS.map((event): [AcceptanceState, AcceptanceEvent, string] => ['revoked', event, 'SEAT_REVOKED']),
])('§3.1 D §5.4 §5.6 §5.8 §5.10 §5.13 §5.14 within the window, %s on %s: %s', (state, event, expected) => {
  expect(outcome(state, event)).toBe(expected)
})

test('§5.3 nothing is decided before the results open', () => {
  for (const state of STATES) {
    for (const event of EVENTS) {
      expect(outcome(state, event, addDuration(window.from, durationMs(-1)))).toBe('RESULTS_NOT_OPEN')
    }
  }
})

test('§5.3 the first instant of the window is open already', () => {
  expect(outcome('assigned', 'acceptSede', window.from)).toBe('sedeAccepted')
})

test('§5.7 the last instant of the window is in time, its end is too late, and the refusal says when it was', () => {
  expect(outcome('sedeAccepted', 'acceptCommitment', lastInstant)).toBe('commitmentAccepted')
  expect(decideAcceptance('sedeAccepted', 'acceptCommitment', window.until, window)).toEqual({
    ok: false,
    refusal: 'ACCEPTANCE_WINDOW_CLOSED',
    detail: { from: '2024-02-09T16:00:00.000Z', until: '2024-02-12T16:00:00.000Z' },
  })
})

test('§5.3 §5.7 at the end of the window whatever is not a carta compromiso accepted has become a rejection', () => {
  const after = STATES.map((state) => [state, effectiveState(state, window.until, window)])
  expect(Object.fromEntries(after)).toEqual({
    assigned: 'rejected', sedeAccepted: 'rejected', commitmentAccepted: 'commitmentAccepted',
    letterIssued: 'letterIssued', rejected: 'rejected', resigned: 'resigned', revoked: 'revoked',
  })
  for (const state of STATES) expect(effectiveState(state, lastInstant, window)).toBe(state)
})

test('§5.7 §5.8 who accepted in time gets the letter after the window too (D9)', () => {
  expect(outcome('commitmentAccepted', 'issueLetter', addDuration(window.until, minutes(60)))).toBe('letterIssued')
})

test('§5.14 §3.1 D a seat is resigned and revoked after the window too, and nobody holds it then', () => {
  const after = addDuration(window.until, minutes(60))
  for (const [event, ends] of [['resign', 'resigned'], ['revoke', 'revoked']] as const) {
    for (const state of ['commitmentAccepted', 'letterIssued'] as const) {
      expect(outcome(state, event, after)).toBe(ends)
      expect([holdsSeat(state), holdsSeat(ends)]).toEqual([true, false])
    }
    expect(outcome('sedeAccepted', event, after)).toBe('ACCEPTANCE_WINDOW_CLOSED')
  }
  expect(STATES.filter(holdsSeat)).toEqual(['commitmentAccepted', 'letterIssued'])
})

test('§5.3 §5.10 §5.13 whatever happens: one letter at most, none after a rejection, none for who was late', () => {
  const act = fc.record({ event: fc.constantFrom(...EVENTS), wait: fc.nat(40 * 3_600_000) })
  const acts = fc.array(act, { maxLength: 12 })
  fc.assert(fc.property(acts, (course) => {
    let state: AcceptanceState = 'assigned'
    let now = window.from
    let letters = 0
    let committedAt: Instant | null = null
    for (const { event, wait } of course) {
      now = addDuration(now, durationMs(wait))
      const before = effectiveState(state, now, window)
      const decided = decideAcceptance(state, event, now, window)
      if (!decided.ok) continue
      state = decided.value
      if (state === 'commitmentAccepted') committedAt = now
      if (state === 'letterIssued') letters += 1
      expect(before).not.toBe('rejected')
    }
    expect(letters).toBeLessThanOrEqual(1)
    if (letters === 1) expect(committedAt !== null && committedAt < window.until).toBe(true)
  }))
})
