/** What was typed into a field of the registration, as people read it: a choice by its word, a day written out. */
import { BIRTH_STATES } from '#exam-engine/convocatoria/curp.ts'
import { formatIsoDate } from './format-iso-date.ts'

const WORDS: Readonly<Record<string, string>> = { yes: 'Sí', no: 'No', on: 'Sí', none: 'Ninguno' }
const SEXES: Readonly<Record<string, string>> = { H: 'Hombre', M: 'Mujer', X: 'No binario' }
const OF_A_CHOICE = new Set(['confirmed', 'byEnarm', 'criminalProcess', 'litigation', 'concluded', 'concludedCer',
  'medicalLeave', 'leaveAcknowledged', 'truthful', 'final'])

/** A draft holds whatever was typed: what has no words stays as it is. */
export function fieldWords(field: string, value: string): string {
  if (field === 'birthState') return BIRTH_STATES[value] ?? value
  if (field === 'bornOn') return isDay(value) ? formatIsoDate(value) : value
  if (field === 'sex') return SEXES[value] ?? value
  return OF_A_CHOICE.has(field) ? WORDS[value] ?? value : value
}

function isDay(typed: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(typed))
}
