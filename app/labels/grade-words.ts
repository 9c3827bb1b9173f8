/** What is wrong with a row of an imported file, and why a match is suggested, in Spanish. */
import type { EnarmFault, SuggestionReason } from '#exam-engine/convocatoria/enarm-match.ts'
import type { GradeBase } from '#exam-engine/convocatoria/grade.ts'
import type { RowFault } from '#exam-engine/convocatoria/grade-rows.ts'
import { describeRefusal } from './refusals.ts'

export function describeRowFault({ problem, firstLine }: RowFault, base: GradeBase): string {
  switch (problem) {
    case 'FOLIO_UNKNOWN':
      return 'El folio no es de ninguno de sus residentes de esta especialidad. Corríjalo o quite el renglón.'
    case 'YEAR_UNKNOWN':
      return 'El grado debe ser un número del 1 al 6.'
    case 'YEAR_NOT_REACHED':
      return 'El residente aún no llega a ese grado.'
    case 'ROW_REPEATED':
      return `Repite al residente y el grado del renglón ${firstLine ?? ''}. Deje uno solo.`
    case 'GRADE_SIGNED':
      return 'Esa calificación ya está firmada con otro valor: proponga una corrección y quite el renglón.'
    default:
      return describeRefusal({ refusal: problem, detail: { base } })
  }
}

export function describeEnarmFault({ problem, firstLine }: EnarmFault): string {
  switch (problem) {
    case 'MARK_MISSING':
      return 'Falta el puntaje.'
    case 'MARK_NOT_A_NUMBER':
      return 'El puntaje debe ser un número con cuatro decimales como máximo.'
    case 'MARK_OUT_OF_RANGE':
      return 'El puntaje debe estar entre 0 y 100.'
    case 'PERSON_UNKNOWN':
      return 'Ni la CURP ni el nombre corresponden a un aspirante de la convocatoria.'
    case 'LINE_REPEATED':
      return `Repite a la persona del renglón ${firstLine ?? ''}. Deje uno solo.`
    case 'PERSON_REPEATED':
      return `Parece la misma persona del renglón ${firstLine ?? ''}. Deje uno solo.`
  }
}

export const SUGGESTION_WORDS: Record<SuggestionReason, string> = {
  CURP_AGREES: 'La CURP coincide; el nombre es otro',
  NAME_AGREES_CURP_MISSING: 'El nombre coincide; falta una de las dos CURP',
  NAME_AGREES_CURP_CLOSE: 'El nombre coincide; la CURP difiere en uno o dos caracteres',
  NAME_PART_BIRTH_AGREES: 'Coinciden parte del nombre, la fecha de nacimiento y el sexo',
}
