/** Words of a call that several pages say. */
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'

export const TIE_WORDS: Record<TieCriterion, string> = {
  efiser: 'la calificación del EFISER',
  postgraduateGrades: 'el promedio de los grados',
  enarm: 'la calificación del ENARM',
}
