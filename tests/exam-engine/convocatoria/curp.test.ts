// What a CURP is refused for, and what it is only doubted for.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BIRTH_STATES, curpCheckDigit, curpDisagreements, readCurp, type Curp } from '#exam-engine/convocatoria/curp.ts'
import { curpConsonants, curpInitials } from '#exam-engine/convocatoria/curp-letters.ts'

const GLORIA = { givenNames: 'Gloria', firstSurname: 'Hernández', secondSurname: 'García' }
const facts = { name: GLORIA, bornOn: '1956-04-27', sex: 'M', state: 'VZ' } as const
const withDigit = (body: string) => body + curpCheckDigit(body)
function read(text: string): Curp {
  const curp = readCurp(text)
  if (!curp.ok) throw new Error(curp.refusal)
  return curp.value
}

test('§2.1 A a published specimen is read, in small letters and with blanks too', () => {
  expect(read(' hegg560427 mvzrrl04 ')).toEqual({
    text: 'HEGG560427MVZRRL04', bornOn: '1956-04-27', sex: 'M', state: 'VZ',
  })
})

test.each([
  ['HEGG560427MVZRRL0', 'CURP_STRUCTURE'], ['HEGG560427QVZRRL04', 'CURP_STRUCTURE'], ['', 'CURP_STRUCTURE'],
  [withDigit('HEGG560230MVZRRL0'), 'CURP_DATE'], [withDigit('HEGG561301MVZRRL0'), 'CURP_DATE'],
  [withDigit('HEGG560427MZZRRL0'), 'CURP_STATE'], ['HEGG560427MVZRRL05', 'CURP_CHECK_DIGIT'],
])('§2.1 A «%s» is refused: %s', (text, refusal) => {
  expect(readCurp(text)).toMatchObject({ ok: false, refusal })
})

test('29 February belongs to leap years, and the homoclave says which century', () => {
  expect(read(withDigit('HEGG000229MVZRRLA')).bornOn).toBe('2000-02-29')
  expect(readCurp(withDigit('HEGG000229MVZRRL0'))).toMatchObject({ refusal: 'CURP_DATE' })
})

test('§2.1 A any other check digit is refused, whatever the CURP', () => {
  const parts = fc.record({
    letters: fc.stringMatching(/^[A-Z]{4}$/), year: fc.integer({ min: 10, max: 99 }), month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }), sex: fc.constantFrom('H', 'M', 'X'),
    state: fc.constantFrom(...Object.keys(BIRTH_STATES)), inner: fc.stringMatching(/^[A-Z]{3}$/),
    homoclave: fc.stringMatching(/^[0-9A-Z]$/), wrong: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(fc.property(parts, ({ letters, year, month, day, sex, state, inner, homoclave, wrong }) => {
    const two = (value: number) => String(value).padStart(2, '0')
    const body = `${letters}${year}${two(month)}${two(day)}${sex}${state}${inner}${homoclave}`
    const digit = Number(curpCheckDigit(body))
    expect(readCurp(body + String(digit))).toMatchObject({ ok: true })
    expect(readCurp(body + String((digit + wrong) % 10))).toMatchObject({ ok: false, refusal: 'CURP_CHECK_DIGIT' })
  }))
})

test('§2.1 A what the CURP says otherwise than the person is told part by part, and is no refusal', () => {
  const curp = read('HEGG560427MVZRRL04')
  expect(curpDisagreements(curp, facts)).toEqual([])
  expect(curpDisagreements(curp, {
    name: { ...GLORIA, firstSurname: 'Mena' }, bornOn: '1956-04-28', sex: 'H', state: 'DF',
  })).toEqual(['NAME', 'BIRTH', 'SEX', 'STATE'])
  expect(curpDisagreements(curp, { name: GLORIA, bornOn: null, sex: null, state: null })).toEqual([])
})

test.each([
  ['José gives way to the name after it, and may not have', { givenNames: 'José Luis' }, ['HEGL', 'HEGJ']],
  ['María gives way as well, abbreviated too', { givenNames: 'Ma. Elena' }, ['HEGE', 'HEGM']],
  ['José alone stays', { givenNames: 'José' }, ['HEGJ']],
  ['Ñ counts as X, and was an N somewhere', { firstSurname: 'Ñáñez' }, ['XAGG', 'NAGG']],
  ['an inconvenient word gets an X, and did not always', { givenNames: 'Olga', firstSurname: 'Pérez',
    secondSurname: 'Díaz' }, ['PXDO', 'PEDO']],
  ['an apostrophe is no letter', { firstSurname: "D'Alva" }, ['DAGG']],
])('the initials: %s', (_, changes, readings) => {
  expect(curpInitials({ ...GLORIA, ...changes })).toEqual(readings)
})

test('the consonants follow the same name as the initial', () => {
  expect(curpConsonants({ ...GLORIA, givenNames: 'María José' })).toEqual(['RRS', 'RRR'])
})
