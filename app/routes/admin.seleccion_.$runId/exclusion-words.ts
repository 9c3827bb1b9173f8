/** Why a candidate of the package competes for nothing, short, with the clause. */
import type { Exclusion } from '#scoring/package/results.ts'

const WORDS: Readonly<Record<Exclusion, string>> = {
  CANCELLED: 'examen cancelado (§3.1 D)',
  DENIED: 'acceso negado (§3.1 C)',
  ABSENT: 'no presentó el EFISER (§3.1 B)',
  NO_CURRENT_GRADE: 'falta la calificación del grado actual (§4.2 C)',
}

/** Throws on a code that no rule knows. */
export function shortenExclusion(code: string): string {
  const text = (WORDS as Readonly<Record<string, string>>)[code]
  if (text === undefined) throw new Error(`unknown exclusion ${code}`)
  return text
}
