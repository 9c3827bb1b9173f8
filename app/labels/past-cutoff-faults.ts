/** What is the matter with a row of past cut-offs, and what to do. */
import type { PastCutoffFault, PastCutoffProblem } from '#exam-engine/convocatoria/past-cutoffs.ts'

const TEXTS: Record<PastCutoffProblem, string> = {
  CER_MISSING: 'Falta el curso.',
  SEDE_MISSING: 'Falta la clave de la sede.',
  TEXT_TOO_LONG: 'Un texto pasa de 300 caracteres.',
  SEATS_NOT_WHOLE: 'Las plazas se escriben con un número entero.',
  FILLED_NOT_WHOLE: 'Las plazas asignadas se escriben con un número entero.',
  FILLED_ABOVE_SEATS: 'Se asignaron más plazas de las que hubo. Revise ambas cifras.',
  LAST_NOT_A_SCORE: 'El último PI-IMSS va de 0 a 101, con seis decimales como máximo.',
  ONE_PERSONS_SCORE:
    'Con menos de tres plazas asignadas el puntaje sería el de una persona: borre esa cifra y deje la celda vacía.',
  POOL_REPEATED: 'Repite un renglón.',
}

export function describePastCutoffFault({ problem, firstLine }: PastCutoffFault): string {
  return firstLine === undefined ? TEXTS[problem] : `Repite el renglón ${firstLine}: deje uno.`
}
