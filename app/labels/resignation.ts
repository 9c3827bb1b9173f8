/** What follows from a resignation, and where it stands, in words. Convocatoria §5.14 to §5.17 */
import type { ResignationConsequence, ResignationState } from '#exam-engine/convocatoria/resignation.ts'

interface ConsequenceWords {
  title: string
  sentence: string
  clause: string
}

export const CONSEQUENCE_WORDS: Readonly<Record<ResignationConsequence, ConsequenceWords>> = {
  competeAgain: {
    title: 'Conserva su curso actual y podrá volver a concursar',
    sentence: 'Pierde la plaza, conserva el curso en el que está inscrito y puede concursar en periodos de selección posteriores.',
    clause: '§5.17',
  },
  keepsCourse: {
    title: 'Conserva su curso actual y no podrá volver a concursar',
    sentence: 'Pierde la plaza y conserva el curso en el que está inscrito, pero no podrá participar en convocatorias posteriores.',
    clause: '§5.15, §5.17',
  },
  losesStatus: {
    title: 'Pierde su estatus de médico residente del IMSS',
    sentence: 'Pierde la plaza y renuncia a su estatus como médico residente del IMSS; tampoco podrá participar en '
      + 'convocatorias posteriores.',
    clause: '§5.16, §5.17',
  },
}

export const RESIGNATION_WORDS: Readonly<Record<ResignationState, string>> = {
  drafted: 'Borrador', sent: 'Enviada, espera acuse', acknowledged: 'Con acuse de recepción', returned: 'Devuelta',
}
