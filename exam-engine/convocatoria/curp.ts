// The CURP as typed: its structure, date, federal entity and check digit can be wrong, and are refused then. Whether it
// agrees with a name, a birth and a sex can only be doubted: registries wrote old CURPs by other readings of the same
// instructions, so a disagreement is a warning and never a refusal. Nobody is asked whether it exists.
import { isIsoDate } from '../kernel/iso-date.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'
import { curpConsonants, curpInitials, type CurpName } from './curp-letters.ts'

export type Curp = {
  /** The 18 characters in capitals. */
  readonly text: string
  /** ISO date; the seventeenth character tells the centuries apart. */
  readonly bornOn: string
  readonly sex: 'H' | 'M' | 'X'
  /** Two letters of a federal entity, NE for who was born abroad. */
  readonly state: string
}

export type CurpRefusal = 'CURP_STRUCTURE' | 'CURP_DATE' | 'CURP_STATE' | 'CURP_CHECK_DIGIT'

/** What a person says beside the CURP. Null is not known, and not compared. */
export type CurpFacts = {
  readonly name: CurpName
  readonly bornOn: string | null
  readonly sex: 'H' | 'M' | 'X' | null
  readonly state: string | null
}

export type CurpDisagreement = 'NAME' | 'BIRTH' | 'SEX' | 'STATE'

/** The federal entities by the letters that a CURP has for them. */
export const BIRTH_STATES: Readonly<Record<string, string>> = {
  AS: 'Aguascalientes', BC: 'Baja California', BS: 'Baja California Sur', CC: 'Campeche', CL: 'Coahuila', CM: 'Colima',
  CS: 'Chiapas', CH: 'Chihuahua', DF: 'Ciudad de México', DG: 'Durango', GT: 'Guanajuato', GR: 'Guerrero',
  HG: 'Hidalgo', JC: 'Jalisco', MC: 'Estado de México', MN: 'Michoacán', MS: 'Morelos', NT: 'Nayarit',
  NL: 'Nuevo León', OC: 'Oaxaca', PL: 'Puebla', QT: 'Querétaro', QR: 'Quintana Roo', SP: 'San Luis Potosí',
  SL: 'Sinaloa', SR: 'Sonora', TC: 'Tabasco', TS: 'Tamaulipas', TL: 'Tlaxcala', VZ: 'Veracruz', YN: 'Yucatán',
  ZS: 'Zacatecas', NE: 'Nacido en el extranjero',
}

const FORM = /^([A-Z]{4})(\d{2})(\d{2})(\d{2})([HMX])([A-Z]{2})([A-Z]{3})([0-9A-Z])(\d)$/
const CHECK_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** Small letters and spaces are forgiven. Refuses what no registry can have given. */
export function readCurp(typed: string): Result<Curp, CurpRefusal> {
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  const [, , year = '', month = '', day = '', sex, state = '', , homoclave = ''] = FORM.exec(text) ?? []
  if (sex === undefined) return refuse('CURP_STRUCTURE')
  const bornOn = `${/\d/.test(homoclave) ? '19' : '20'}${year}-${month}-${day}`
  if (!isIsoDate(bornOn)) return refuse('CURP_DATE')
  if (BIRTH_STATES[state] === undefined) return refuse('CURP_STATE')
  if (curpCheckDigit(text) !== text.slice(17)) return refuse('CURP_CHECK_DIGIT')
  return accept({ text, bornOn, sex: sex as Curp['sex'], state })
}

/** In what the CURP says something else than the person, in the order of its characters; empty where they agree. */
export function curpDisagreements(curp: Curp, facts: CurpFacts): CurpDisagreement[] {
  const { text } = curp
  const agrees = curpInitials(facts.name).includes(text.slice(0, 4))
    && curpConsonants(facts.name).includes(text.slice(13, 16))
  return [
    ...(agrees ? [] : ['NAME' as const]),
    ...(facts.bornOn === null || facts.bornOn === curp.bornOn ? [] : ['BIRTH' as const]),
    ...(facts.sex === null || facts.sex === curp.sex ? [] : ['SEX' as const]),
    ...(facts.state === null || facts.state === curp.state ? [] : ['STATE' as const]),
  ]
}

/** The last digit that belongs to the first 17 characters. */
export function curpCheckDigit(text: string): string {
  const sum = [...text.slice(0, 17)]
    .reduce((total, character, index) => total + CHECK_ALPHABET.indexOf(character) * (18 - index), 0)
  return String((10 - (sum % 10)) % 10)
}
