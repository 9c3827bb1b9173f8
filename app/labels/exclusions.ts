/** Why somebody did not compete, with its clause: for the person concerned, and short for tables of the staff. */
import type { Exclusion } from '#scoring/package/results.ts'

interface Words {
  sentence: string
  short: string
}

const WORDS: Readonly<Record<Exclusion, Words>> = {
  CANCELLED: {
    sentence: 'Su participación fue cancelada por una irregularidad (§3.1 D)', short: 'examen cancelado (§3.1 D)',
  },
  DENIED: { sentence: 'Se le negó el acceso al examen (§3.1 C)', short: 'acceso negado (§3.1 C)' },
  ABSENT: {
    sentence: 'No presentó el EFISER, que no se reprograma (§3.1 B)', short: 'no presentó el EFISER (§3.1 B)',
  },
  NO_CURRENT_GRADE: {
    sentence: 'Falta la calificación de su grado actual (§4.2 C)', short: 'falta la calificación del grado actual (§4.2 C)',
  },
}

/** The sentence; throws on a code that no rule knows. */
export function describeExclusion(code: string): string {
  return wordsOf(code).sentence
}

/** A few words; throws on a code that no rule knows. */
export function shortenExclusion(code: string): string {
  return wordsOf(code).short
}

function wordsOf(code: string): Words {
  const words = (WORDS as Readonly<Record<string, Words>>)[code]
  if (words === undefined) throw new Error(`unknown exclusion ${code}`)
  return words
}
