/**
 * Invented people: Mexican names, and the numbers by which the Institute knows
 * them. No name, matrícula or CURP is given twice.
 */
import type { SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { NAMES } from '../demo-data.ts'
import { buildCurp, type CurpInput } from './curp.ts'

export interface FullName {
  given_names: string
  first_surname: string
  second_surname: string | null
}

const SHARE_OF_FREQUENT_SURNAMES = 0.4
const MAX_HOMONYMS = 10

export interface Identities {
  drawName(sex: 'H' | 'M'): FullName
  /** Eight digits, or nine as newer ones have; never below 97 000 000: the staff's stand there. */
  drawMatricula(): string
  curpOf(person: Omit<CurpInput, 'homonym'>): string
}

export function openIdentities(random: SeededRandom): Identities {
  const names = new Set<string>()
  const matriculas = new Set<string>()
  const curps = new Set<string>()

  function drawSurname(): string {
    return random.pick(random.next() < SHARE_OF_FREQUENT_SURNAMES ? NAMES.frequentSurnames : NAMES.surnames)
  }

  return {
    drawName(sex) {
      for (;;) {
        const name: FullName = {
          given_names: random.pick(sex === 'M' ? NAMES.women : NAMES.men),
          first_surname: capitalise(drawSurname()),
          second_surname: drawSurname(),
        }
        const text = Object.values(name).join(' ')
        if (names.has(text)) continue
        names.add(text)
        return name
      }
    },
    drawMatricula() {
      for (;;) {
        const matricula = random.next() < 0.8
          ? String(97_000_000 + random.int(2_900_000))
          : String(311_000_000 + random.int(8_000_000))
        if (matriculas.has(matricula)) continue
        matriculas.add(matricula)
        return matricula
      }
    },
    curpOf(person) {
      for (let homonym = 0; homonym < MAX_HOMONYMS; homonym += 1) {
        const curp = buildCurp({ ...person, homonym })
        if (curps.has(curp)) continue
        curps.add(curp)
        return curp
      }
      throw new Error('ten people share a name, a birthday and a birthplace')
    },
  }
}

// "De la Cruz" leads a list as a name does; after a first surname it stays "de la Cruz".
function capitalise(surname: string): string {
  return surname.charAt(0).toUpperCase() + surname.slice(1)
}
