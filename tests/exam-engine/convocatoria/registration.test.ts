// What a complete registration needs, and when one can be registered.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideRegistration, missingIn, type RegistrationContext } from '#exam-engine/convocatoria/registration.ts'
import { plainDraft } from '#exam-engine/convocatoria/registration-content.ts'
import { readEnarmYear, readPhone, type RegistrationDraft } from '#exam-engine/convocatoria/registration-fields.ts'
import { registrationWindow } from '#exam-engine/convocatoria/windows.ts'
import { addDuration, durationMs, toIso } from '#exam-engine/kernel/time.ts'
import { publishedRules } from './published-rules.ts'

const rules = publishedRules()
const window = registrationWindow(rules)
const context = (changes: Partial<RegistrationContext['roster']> = {}): RegistrationContext => ({
  rules, roster: { enrolled: true, prerequisite: { ceme: 'Medicina interna', grade: 2 }, category: 'mexican', ...changes },
  pools: [
    { id: 'a', cer: 'Cardiología' }, { id: 'b', cer: 'Cardiología' }, { id: 'c', cer: 'Nefrología' },
    { id: 'd', cer: 'Neonatología' },
  ],
})

const COMPLETE: RegistrationDraft = {
  identity: { curp: 'HEGG560427MVZRRL04', sex: 'M', bornOn: '1956-04-27', birthState: 'VZ' },
  contact: { email: 'gloria@prueba.example', phone1: '55 1234 5678', phone2: '(33) 8765-4321' },
  course: { subsede: '', confirmed: 'on' },
  enarm: { byEnarm: 'yes', folio: 'E-2021/3344', year: '2021' },
  preferences: { pools: 'b,a' },
  declarations: {
    criminalProcess: 'no', litigation: 'no', concluded: 'no', concludedCer: '', medicalLeave: 'no', leaveAcknowledged: '',
    truthful: 'on', final: 'on',
  },
}

function missing<S extends keyof RegistrationDraft>(step: S, fields: Partial<RegistrationDraft[S]>, from = context()) {
  return missingIn({ ...COMPLETE, [step]: { ...COMPLETE[step], ...fields } }, from)
    .map(({ step: at, field, code }) => `${at}.${field} ${code}`)
}

test('§2.1 A with every field there nothing is missing', () => {
  expect(missingIn(COMPLETE, context())).toEqual([])
})

test('§3.1 §5.13 where no exam is sat nobody is asked for a medical leave', () => {
  const carried = { ...context({ carried: true }), rules: { ...rules, marks: 'carryOver' as const, cronograma: [] } }
  for (const medicalLeave of ['', 'yes', 'no']) expect(missing('declarations', { medicalLeave }, carried)).toEqual([])
  expect(missing('declarations', { medicalLeave: '' })).toEqual(['declarations.medicalLeave EMPTY'])
})

test('§2.1 A a field left empty is missing, whichever, but for subsede and the course not concluded', () => {
  const fields = Object.entries(COMPLETE).flatMap(([step, own]) => Object.keys(own).map((field) => [step, field] as const))
    .filter(([, field]) => !['subsede', 'concludedCer', 'leaveAcknowledged'].includes(field))
  fc.assert(fc.property(fc.constantFrom(...fields), ([step, field]) => {
    expect(missing(step as 'contact', { [field]: '' }).map((text) => text.split(' ')[0])).toContain(`${step}.${field}`)
  }))
})

test.each([
  ['identity', { curp: 'HEGG560427MVZRRL05' }, 'identity.curp CURP_CHECK_DIGIT'],
  ['identity', { bornOn: '1956-02-30' }, 'identity.bornOn BIRTH_INVALID'],
  ['contact', { email: 'gloria' }, 'contact.email EMAIL_INVALID'],
  ['contact', { phone1: '5512345' }, 'contact.phone1 PHONE_INVALID'],
  ['contact', { phone2: '+52 55 1234 5678' }, 'contact.phone2 PHONES_EQUAL'],
  ['enarm', { byEnarm: 'no' }, 'enarm.byEnarm NOT_ELIGIBLE'],
  ['enarm', { year: '2024' }, 'enarm.year ENARM_YEAR_INVALID'],
  ['preferences', { pools: 'a,x' }, 'preferences.pools POOL_UNKNOWN'],
  ['preferences', { pools: 'a,c' }, 'preferences.pools TOO_MANY_CERS'],
  ['preferences', { pools: 'd' }, 'preferences.pools CER_NOT_ELIGIBLE'],
  ['declarations', { litigation: 'yes' }, 'declarations.litigation NOT_ELIGIBLE'],
  ['declarations', { concluded: 'yes' }, 'declarations.concludedCer CER_UNKNOWN'],
] as const)('§2.1 A, §1.2 in %s %o is told', (step, fields, told) => {
  expect(missing(step, fields)).toContain(told)
})

test('§3.1 who is on medical leave takes the responsibility, who is not need not', () => {
  expect(missing('declarations', { medicalLeave: 'yes' })).toEqual(['declarations.leaveAcknowledged NOT_CONFIRMED'])
  expect(missing('declarations', { medicalLeave: 'yes', leaveAcknowledged: 'on' })).toEqual([])
  expect(missing('declarations', { medicalLeave: '' })).toEqual(['declarations.medicalLeave EMPTY'])
})

test('§1.2 B a concluded CER takes the chosen course away', () => {
  expect(missing('declarations', { concluded: 'yes', concludedCer: 'Nefrología' }))
    .toEqual(['preferences.pools CER_NOT_ELIGIBLE'])
})

test('only residents of foreign category can be without a CURP', () => {
  expect(missing('identity', { curp: '' })).toEqual(['identity.curp EMPTY'])
  expect(missing('identity', { curp: '' }, context({ category: 'foreign' }))).toEqual([])
})

test('a telephone is ten digits however it is written, and nothing else', () => {
  fc.assert(fc.property(fc.stringMatching(/^[2-9]\d{9}$/), (digits) => {
    const written = `+52 (${digits.slice(0, 2)}) ${digits.slice(2, 6)}-${digits.slice(6)}`
    expect(readPhone(written)).toBe(digits)
    expect(readPhone(digits.slice(1))).toBeNull()
    expect(readPhone(`${digits}1`)).toBeNull()
  }))
})

test('§1.1 A the ENARM was sat before the current cycle began', () => {
  expect([readEnarmYear('2022', '2023-2024'), readEnarmYear('2023', '2023-2024'), readEnarmYear('1976', '2023-2024')])
    .toEqual([2022, null, null])
})

const decide = (offset: number, from: 'opening' | 'closing', changes = {}) => decideRegistration({
  window, now: addDuration(from === 'opening' ? window.from : window.until, durationMs(offset)), missing: [],
  category: 'mexican', registered: null, ...changes,
})

test.each([
  [-1, 'opening', 'REGISTRATION_NOT_OPEN'], [0, 'opening', null], [1, 'opening', null],
  [-1, 'closing', null], [0, 'closing', 'REGISTRATION_CLOSED'], [1, 'closing', 'REGISTRATION_CLOSED'],
] as const)('§2.1 %i ms from the %s of the window: %s', (offset, from, refusal) => {
  expect(decide(offset, from)).toMatchObject(refusal === null ? { ok: true } : { ok: false, refusal })
})

test('§2.1 A an incomplete one is refused whole, with how much is missing; after the close only the close is told', () => {
  const incomplete = { missing: missingIn({ ...COMPLETE, preferences: { pools: '' } }, context()) }
  expect(decide(0, 'opening', incomplete)).toMatchObject({ refusal: 'REGISTRATION_INCOMPLETE', detail: { count: 1 } })
  expect(decide(0, 'closing', incomplete)).toMatchObject({
    refusal: 'REGISTRATION_CLOSED', detail: { until: toIso(window.until) },
  })
})

test('§2.2 D the category of the first version stays', () => {
  expect(decide(0, 'opening', { registered: 'foreign' })).toMatchObject({ refusal: 'CATEGORY_UNCHANGEABLE' })
  expect(decide(0, 'opening', { registered: 'mexican' })).toMatchObject({ ok: true })
})

test('§2.2 A what differs by nothing but its writing is no change of a registered version', () => {
  const alike: RegistrationDraft = {
    ...COMPLETE,
    identity: { ...COMPLETE.identity, curp: ' hegg560427mvzrrl04' },
    contact: { email: 'Gloria@prueba.example ', phone1: '+52 55 1234-5678', phone2: '3387654321' },
    enarm: { ...COMPLETE.enarm, year: ' 2021 ' },
    declarations: { ...COMPLETE.declarations, concludedCer: 'none', truthful: '', final: '' },
  }
  expect(plainDraft(alike)).toEqual(plainDraft(COMPLETE))
  expect(plainDraft({ ...COMPLETE, contact: { ...COMPLETE.contact, phone1: '55 1234 5679' } })).not.toEqual(plainDraft(COMPLETE))
  expect(plainDraft({ ...COMPLETE, preferences: { pools: 'a,b' } })).not.toEqual(plainDraft(COMPLETE))
})
