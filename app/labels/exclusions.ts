/** Why somebody did not compete, with its clause, in words for the person concerned. */
import type { Exclusion } from '#scoring/package/results.ts'

const TEXTS: Readonly<Record<Exclusion, string>> = {
  CANCELLED: 'Su participación fue cancelada por una irregularidad (§3.1 D)',
  DENIED: 'Se le negó el acceso al examen (§3.1)',
  ABSENT: 'No presentó el EFISER, que no se reprograma (§3.1 B)',
  NO_CURRENT_GRADE: 'Falta la calificación de su grado actual (§4.2 C)',
}

/** The sentence; throws on a code that no rule knows. */
export function describeExclusion(code: string): string {
  const text = (TEXTS as Readonly<Record<string, string>>)[code]
  if (text === undefined) throw new Error(`unknown exclusion ${code}`)
  return text
}
