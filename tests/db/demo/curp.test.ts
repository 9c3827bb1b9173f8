import { expect, test } from 'vitest'
import { buildCurp, type CurpInput } from '#db/demo/generate/curp.ts'
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'

const person = (changes: Partial<CurpInput> = {}): CurpInput => ({
  givenNames: 'Gloria', firstSurname: 'Hernández', secondSurname: 'García', sex: 'M', bornOn: '1956-04-27', state: 'VZ',
  homonym: 0, ...changes,
})

// Published specimens: those of RENAPO's own leaflets and of the article on the CURP in Wikipedia.
test.each([
  ['HEGG560427MVZRRL04', person()],
  ['SABC560626MDFLRN01', person({
    givenNames: 'Concepción', firstSurname: 'Salgado', secondSurname: 'Briseño', bornOn: '1956-06-26', state: 'DF',
  })],
  ['BEML920313HMCLNS09', person({
    givenNames: 'Luis Raúl', firstSurname: 'Bello', secondSurname: 'Mena', sex: 'H', bornOn: '1992-03-13', state: 'MC',
  })],
])('the published specimen %s is rebuilt', (curp, input) => {
  expect(buildCurp(input)).toBe(curp)
})

test('one changed letter or two exchanged digits of a specimen change its check digit', () => {
  expect(curpCheckDigit('BEML920313HMCLNS0')).toBe('9')
  expect(curpCheckDigit('BEMM920313HMCLNS0')).not.toBe('9')
  expect(curpCheckDigit('BEML930213HMCLNS0')).not.toBe('9')
})

test.each([
  ['particles are passed over', { firstSurname: 'de la Cruz', secondSurname: 'del Río' }, 'CURG'],
  ['Ñ counts as X', { firstSurname: 'Ñúñez', secondSurname: 'Peña' }, 'XUPG'],
  ['one surname leaves an X', { secondSurname: null }, 'HEXG'],
  ['a surname without inner vowel leaves an X', { firstSurname: 'Ek', secondSurname: 'Chan' }, 'EXCG'],
  ['María gives way to the second name', { givenNames: 'María Fernanda' }, 'HEGF'],
  ['José gives way to the second name', { givenNames: 'José Luis' }, 'HEGL'],
  ['María alone stays', { givenNames: 'María' }, 'HEGM'],
  ['an inconvenient word gets an X', { givenNames: 'Olga', firstSurname: 'Pérez', secondSurname: 'Díaz' }, 'PXDO'],
] as const)('%s', (_, changes, letters) => {
  expect(buildCurp(person(changes)).slice(0, 4)).toBe(letters)
})

test('inner consonants: Ñ counts as X, and a missing one leaves an X', () => {
  expect(buildCurp(person({ firstSurname: 'Muñoz', secondSurname: null, givenNames: 'Ea' })).slice(13, 16)).toBe('XXX')
})

test('births since 2000 take a letter as homoclave; homonyms count on', () => {
  expect(buildCurp(person({ bornOn: '2000-01-01' })).charAt(16)).toBe('A')
  expect(buildCurp(person({ homonym: 3 })).charAt(16)).toBe('3')
  expect(() => buildCurp(person({ homonym: 10 }))).toThrow(RangeError)
})
