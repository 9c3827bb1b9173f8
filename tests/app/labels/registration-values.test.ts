// What was typed into the registration, in words: no code of the form reaches a person.
import { expect, test } from 'vitest'
import { fieldWords } from '#app/labels/registration-values.ts'

test.each([
  ['litigation', 'no', 'No'], ['confirmed', 'on', 'Sí'], ['sex', 'M', 'Mujer'], ['birthState', 'OC', 'Oaxaca'],
  ['bornOn', '1996-09-03', '3 de septiembre de 1996'], ['bornOn', '1996-13-45', '1996-13-45'], ['bornOn', 'ayer', 'ayer'],
  ['concludedCer', 'none', 'Ninguno'], ['concludedCer', 'Neurocirugía', 'Neurocirugía'], ['folio', 'no', 'no'],
  ['phone1', '', ''],
])('%s «%s» is read as «%s»', (field, value, words) => {
  expect(fieldWords(field, value)).toBe(words)
})
