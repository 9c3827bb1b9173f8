// The letters that a CURP takes from a name, by RENAPO's Instructivo Normativo: initials, the first inner vowel, inner
// consonants. Where registries read the instructions in more than one way (compound names with María or José, Ñ,
// inconvenient words) every reading is given, the one of the Instructivo first.
import { stripAccents } from '../kernel/strip-accents.ts'

export type CurpName = {
  readonly givenNames: string
  readonly firstSurname: string
  /** Null for who has one surname: its places take X. */
  readonly secondSurname: string | null
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

const VOWEL = /[AEIOU]/
const CONSONANT = /[B-DF-HJ-NP-TV-Z]/

/** The readings of the first four characters; never empty. */
export function curpInitials(name: CurpName): string[] {
  return readings(name, ([first, second, given]) => {
    const letters = letterAt(first, 0) + innerLetter(first, VOWEL) + letterAt(second, 0) + letterAt(given, 0)
    return INCONVENIENT.has(letters) ? [`${letters.slice(0, 1)}X${letters.slice(2)}`, letters] : [letters]
  })
}

/** The readings of the characters 14 to 16; never empty. */
export function curpConsonants(name: CurpName): string[] {
  return readings(name, (words) => [words.map((word) => innerLetter(word, CONSONANT)).join('')])
}

type ThreeWords = readonly [first: string, second: string, given: string]

function readings(name: CurpName, read: (words: ThreeWords) => string[]): string[] {
  const all = ['X', 'N'].flatMap((forEnye) => mainGivenNames(name.givenNames, forEnye).flatMap((given) => read([
    mainWord(name.firstSurname, forEnye),
    name.secondSurname === null ? '' : mainWord(name.secondSurname, forEnye),
    given,
  ])))
  return [...new Set(all)]
}

function wordsOf(name: string, forEnye: string): string[] {
  return stripAccents(name.toUpperCase().normalize('NFC').replaceAll('Ñ', forEnye))
    .split(/[\s.]+/).map((word) => word.replaceAll(/[^A-Z]/g, 'X')).filter((word) => word !== '')
}

function mainWord(surname: string, forEnye: string): string {
  const all = wordsOf(surname, forEnye)
  return all.find((word) => !PARTICLES.has(word)) ?? all.at(-1) ?? ''
}

/** María and José give way to the name after them; some registries did not let them. */
function mainGivenNames(givenNames: string, forEnye: string): string[] {
  const all = wordsOf(givenNames, forEnye).filter((word) => !PARTICLES.has(word))
  const [first = '', next] = all
  return next !== undefined && SKIPPED_FIRST_NAMES.has(first) ? [next, first] : [first]
}

function letterAt(word: string, index: number): string {
  return word.charAt(index) || 'X'
}

function innerLetter(word: string, kind: RegExp): string {
  return [...word.slice(1)].find((letter) => kind.test(letter)) ?? 'X'
}
