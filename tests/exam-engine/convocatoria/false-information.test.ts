// §2.2 E false information: cancelled for good, over every state × event, and every state of the exam.
import { expect, test } from 'vitest'
import { assessCourses, eligibleCers } from '#exam-engine/convocatoria/eligibility.ts'
import {
  cancelRegistration, REGISTRATION_EVENTS, REGISTRATION_STATES, stepRegistration, type RegistrationState,
} from '#exam-engine/convocatoria/false-information.ts'
import { decideRegistration } from '#exam-engine/convocatoria/registration.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import { after, makeAttempt } from '../sitting/attempt-factory.ts'
import { publishedRules } from './published-rules.ts'

const NOW = instant('2024-01-20T12:00:00-06:00')
const REPORT = { note: 'La constancia es de otra persona; lo confirmó la sede.', confirmedTwice: true, own: false }
const standing = (state: RegistrationState) => ({ state, attempt: makeAttempt('expected'), frozenAt: null, now: NOW })

const STEPS: Readonly<Record<string, RegistrationState>> = {
  'unregistered register': 'registered', 'registered register': 'registered', 'registered cancel': 'cancelled',
}
const EVERY = REGISTRATION_STATES.flatMap((state) => REGISTRATION_EVENTS.map((event) => [state, event] as const))
test.each(EVERY)('§2.2 E a registration that is %s, at %s', (state, event) => {
  expect(stepRegistration(state, event)).toBe(STEPS[`${state} ${event}`] ?? null)
})

test.each(ATTEMPT_STATES)('§2.2 E the exam that is %s ends cancelled, and remembers where it stood', (state) => {
  const attempt = makeAttempt(state, state === 'cancelled' ? 'handedIn' : null)
  const result = cancelRegistration({ ...standing('registered'), attempt }, REPORT)
  expect(result).toMatchObject({
    ok: true, value: { state: 'cancelled', stateBeforeCancellation: state === 'cancelled' ? 'handedIn' : state },
  })
})

test.each([['unregistered', 'NOT_REGISTERED'], ['cancelled', 'REGISTRATION_CANCELLED']] as const)(
  '§2.2 E nothing is cancelled that is %s', (state, refusal) => {
    expect(cancelRegistration(standing(state), REPORT)).toEqual({ ok: false, refusal })
  })

test('§2.2 E without a note, on one click, or of oneself nothing is cancelled', () => {
  const refused = (report: Partial<typeof REPORT>) => cancelRegistration(standing('registered'), { ...REPORT, ...report })
  expect(refused({ note: ' \n' })).toMatchObject({ refusal: 'FALSE_INFORMATION_NEEDS_NOTE' })
  expect(refused({ confirmedTwice: false })).toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(refused({ own: true })).toMatchObject({ refusal: 'OWN_REGISTRATION' })
  expect(cancelRegistration({ ...standing('registered'), attempt: null }, REPORT)).toEqual({ ok: true, value: null })
})

test.each([[-1, true], [0, false], [1, false]])('§2.2 E a cancellation %i ms from the freeze: %s', (offset, possible) => {
  const result = cancelRegistration({ ...standing('registered'), frozenAt: NOW, now: after(NOW, offset) }, REPORT)
  expect(result.ok).toBe(possible)
  if (!result.ok) expect(result.refusal).toBe('FILE_FROZEN')
})

test('§2.2 E who is barred is eligible for no course, of this call or a later one, and told why', () => {
  const nothing = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' as const }
  const roster = { enrolled: true, prerequisite: { ceme: 'Medicina interna', grade: 2 }, barred: true }
  const assessed = assessCourses(publishedRules(), roster, nothing)
  expect(eligibleCers(assessed)).toEqual([])
  expect(assessed.every(({ unmet }) => unmet[0]?.clause === '2.2 E')).toBe(true)
})

test('§2.2 E who is barred registers nothing, even complete and within the window', () => {
  const window = { from: after(NOW, -1), until: after(NOW, 1) }
  const complete = { window, now: NOW, missing: [], category: 'mexican', registered: 'mexican' } as const
  expect(decideRegistration(complete).ok).toBe(true)
  expect(decideRegistration({ ...complete, barred: true })).toMatchObject({ refusal: 'REGISTRATION_CANCELLED' })
})
