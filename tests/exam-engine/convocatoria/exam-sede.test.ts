// Where the exam is sat: who needs consent, until when, and what a sede may answer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askForSede, decideSede, sedeRequestState, type SedeAsked, type SedeDecision } from '#exam-engine/convocatoria/exam-sede.ts'
import { addDuration, durationMs, instant } from '#exam-engine/kernel/time.ts'

const UNTIL = instant('2024-01-25T09:00:00-06:00')
const at = (ms: number) => addDuration(UNTIL, durationMs(ms))
const asked = (change: Partial<SedeAsked> = {}): SedeAsked => ({
  current: 'A', wanted: 'C', own: ['A', 'B'], note: 'Estaré de guardia allá', expected: true, waiting: false, until: UNTIL,
  now: at(-1), ...change,
})
const answer = (change: Partial<SedeDecision> = {}): SedeDecision => ({
  state: 'open', verdict: 'approved', reason: 'Hay lugar', expected: 3, capacity: 4, until: UNTIL, ...change,
})
const refusal = (result: { ok: boolean, refusal?: string }) => result.ok ? 'done' : result.refusal

test('§3.1 C adscription and rotation need nobody, another sede needs consent and a reason', () => {
  expect(askForSede(asked({ wanted: 'B' }))).toEqual({ ok: true, value: 'own' })
  expect(askForSede(asked())).toEqual({ ok: true, value: 'elsewhere' })
  expect(refusal(askForSede(asked({ note: '  ' })))).toBe('SEDE_REQUEST_NEEDS_NOTE')
  expect(refusal(askForSede(asked({ wanted: 'A' })))).toBe('SEDE_ALREADY_YOURS')
})

test.each([[-1, 'done', 'open'], [0, 'SEDE_CHANGES_CLOSED', 'lapsed'], [1, 'SEDE_CHANGES_CLOSED', 'lapsed']] as const)(
  '§3.1 %i ms from the cutoff: asking is «%s», a request without answer is «%s»', (ms, result, state) => {
    expect(refusal(askForSede(asked({ now: at(ms) })))).toBe(result)
    expect(sedeRequestState(null, UNTIL, at(ms))).toBe(state)
    expect(sedeRequestState('rejected', UNTIL, at(ms))).toBe('rejected')
  })

test('§3.1 who is admitted or out moves no more, and one request waits at a time', () => {
  expect(refusal(askForSede(asked({ expected: false })))).toBe('WRONG_STATE')
  expect(refusal(askForSede(asked({ waiting: true })))).toBe('SEDE_REQUEST_OPEN')
})

test('§3.1 an answer needs a reason, and consent a place', () => {
  expect(refusal(decideSede(answer()))).toBe('done')
  expect(refusal(decideSede(answer({ reason: ' ' })))).toBe('DECISION_NEEDS_REASON')
  expect(refusal(decideSede(answer({ expected: 4 })))).toBe('SEDE_FULL')
  expect(refusal(decideSede(answer({ verdict: 'rejected', expected: 4 })))).toBe('done')
})

test('§3.1 whatever else is true, a request is answered while it is open and never again', () => {
  fc.assert(fc.property(
    fc.constantFrom('approved', 'rejected', 'withdrawn', 'lapsed'), fc.constantFrom('approved', 'rejected'), fc.string(),
    fc.nat(50), fc.nat(50), (state, verdict, reason, expected, capacity) => {
      expect(decideSede({ state, verdict, reason, expected, capacity, until: UNTIL }).ok).toBe(false)
    }))
})
