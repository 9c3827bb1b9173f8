/**
 * Builds a CURP of valid form for an invented person, by the rules of RENAPO's
 * Instructivo Normativo: letters of the names, birth, sex, federal entity, inner
 * consonants, homoclave and check digit. It never asks anybody whether it exists.
 */
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'
import { curpConsonants, curpInitials } from '#exam-engine/convocatoria/curp-letters.ts'

export interface CurpInput {
  givenNames: string
  firstSurname: string
  /** Null for who has one surname: its places take X. */
  secondSurname: string | null
  sex: 'H' | 'M'
  /** ISO date. */
  bornOn: string
  /** Two letters of the federal entity, NE for births abroad. */
  state: string
  /** 0, 1, 2 … tells apart people who would share the first sixteen characters; at most 9. */
  homonym: number
}

/** The 18 characters. Throws a RangeError when the homoclave runs out. */
export function buildCurp(input: CurpInput): string {
  if (!Number.isInteger(input.homonym) || input.homonym < 0 || input.homonym > 9) {
    throw new RangeError(`no homoclave for homonym ${String(input.homonym)}`)
  }
  const { givenNames, firstSurname, secondSurname } = input
  const name = { givenNames, firstSurname, secondSurname }
  const [initials = ''] = curpInitials(name)
  const [consonants = ''] = curpConsonants(name)
  const [year = '', month = '', day = ''] = input.bornOn.split('-')
  // Births since 2000 take a letter: it tells the centuries apart.
  const homoclave = year < '2000' ? String(input.homonym) : 'ABCDEFGHIJ'.charAt(input.homonym)
  const body = `${initials}${year.slice(2)}${month}${day}${input.sex}${input.state}${consonants}${homoclave}`
  return body + curpCheckDigit(body)
}
