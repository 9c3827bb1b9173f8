/**
 * Builds a CURP of valid form for an invented person, by the rules of RENAPO's
 * Instructivo Normativo: letters of the names, birth, sex, federal entity, inner
 * consonants, homoclave and check digit. It never asks anybody whether it exists.
 */

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

const PARTICLES = new Set('DA DAS DE DEL DER DI DIE DD EL LA LOS LAS LE LES MAC MC VAN VON Y'.split(' '))
const SKIPPED_FIRST_NAMES = new Set(['MARIA', 'MA', 'M', 'JOSE', 'J'])

// Catalogue of words that a CURP must not begin with: the second letter becomes X.
const INCONVENIENT = new Set(`
  BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO FALO FETO GETA GUEI
  GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO
  MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO
  RATA ROBA ROBE ROBO RUIN SENO TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY
`.trim().split(/\s+/))

const CHECK_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** The 18 characters. Throws a RangeError when the homoclave runs out. */
export function buildCurp(input: CurpInput): string {
  if (!Number.isInteger(input.homonym) || input.homonym < 0 || input.homonym > 9) {
    throw new RangeError(`no homoclave for homonym ${String(input.homonym)}`)
  }
  const first = mainWord(input.firstSurname)
  const second = input.secondSurname === null ? '' : mainWord(input.secondSurname)
  const given = mainGivenName(input.givenNames)
  const letters = letterAt(first, 0) + innerLetter(first, /[AEIOU]/) + letterAt(second, 0) + letterAt(given, 0)
  const initials = INCONVENIENT.has(letters) ? `${letters.slice(0, 1)}X${letters.slice(2)}` : letters
  const [year = '', month = '', day = ''] = input.bornOn.split('-')
  const consonants = [first, second, given].map((word) => innerLetter(word, /[B-DF-HJ-NP-TV-Z]/)).join('')
  // Births since 2000 take a letter: it tells the centuries apart.
  const homoclave = year < '2000' ? String(input.homonym) : 'ABCDEFGHIJ'.charAt(input.homonym)
  const body = `${initials}${year.slice(2)}${month}${day}${input.sex}${input.state}${consonants}${homoclave}`
  return body + curpCheckDigit(body)
}

/** The last digit that belongs to the first 17 characters. */
export function curpCheckDigit(body: string): string {
  const sum = [...body.slice(0, 17)]
    .reduce((total, character, index) => total + CHECK_ALPHABET.indexOf(character) * (18 - index), 0)
  return String((10 - (sum % 10)) % 10)
}

function words(name: string): string[] {
  return name.toUpperCase().replaceAll('Ñ', 'X').normalize('NFD').replaceAll(/\p{M}/gu, '')
    .split(/[\s.]+/).map((word) => word.replaceAll(/[^A-Z]/g, 'X')).filter((word) => word !== '')
}

function mainWord(surname: string): string {
  const all = words(surname)
  return all.find((word) => !PARTICLES.has(word)) ?? all.at(-1) ?? ''
}

function mainGivenName(givenNames: string): string {
  const all = words(givenNames).filter((word) => !PARTICLES.has(word))
  const [first = '', next] = all
  return next !== undefined && SKIPPED_FIRST_NAMES.has(first) ? next : first
}

function letterAt(word: string, index: number): string {
  return word.charAt(index) || 'X'
}

function innerLetter(word: string, kind: RegExp): string {
  return [...word.slice(1)].find((letter) => kind.test(letter)) ?? 'X'
}
