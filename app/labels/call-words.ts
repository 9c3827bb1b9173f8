/** Words of a call that several pages say. */
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'

export const TIE_WORDS: Record<CallDocument['tieBreak'][number], string> = {
  efiser: 'la calificación del EFISER',
  postgraduateGrades: 'el promedio de los grados',
  enarm: 'la calificación del ENARM',
}
