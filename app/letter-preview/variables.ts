/** What may be filled into the carta compromiso and the carta de aceptación: from where, in which of them, and its value. */
import { formatCalendarDate } from '#app/documents/describe-times.ts'
import { formatDate, formatInstant, formatLongDate } from '#app/labels/format-time.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { LETTER_VARIABLES, type LetterVariableRule, type VariableName } from '#exam-engine/letters/variables.ts'

export interface LetterVariable {
  /** As it is written in a text, without its braces. */
  key: VariableName
  name: string
  source: string
  where: 'both' | 'acceptance' | 'commitment'
  isRequired: boolean
  clause: string
  /** As it stands in the call now; null for what differs for each person. */
  value: string | null
}

type Described = Pick<LetterVariable, 'name' | 'source' | 'clause' | 'value'>

const ofPerson = (name: string, source: string, clause: string): Described => ({ name, source, clause, value: null })

export function letterVariables({ title, windows }: { title: string, windows: ConvocatoriaRules['windows'] }): LetterVariable[] {
  const ofCall = (name: string, value: string, clause: string): Described =>
    ({ name, source: 'Convocatoria, «Fechas»', clause, value })
  const described: Readonly<Record<VariableName, Described>> = {
    convocatoria: { ...ofCall('Título de la convocatoria', title, '§1.1'), source: 'Convocatoria, «Datos generales»' },
    cierre_aceptacion: ofCall('Cierre de la aceptación', formatInstant(windows.results.until), '§5.1, §5.7'),
    dia_presentacion: ofCall('Día de presentación', formatCalendarDate(windows.arrivalAtNewSede.on), '§5.9.3'),
    ultimo_dia_renuncia: ofCall('Último día para renunciar y conservar el curso',
      formatLongDate(instant(windows.resignKeepingCurrentCourse.until - 1)), '§5.15'),
    fin_renuncia_concursar: ofCall('Fin del plazo para renunciar y volver a concursar',
      formatDate(windows.resignToCompeteAgain.before), '§5.17'),
    fin_matricula: ofCall('Fin del plazo de la matrícula (extranjeros)', formatDate(windows.foreignTuition.until), '§5.18'),
    folio: ofPerson('Folio', 'Solicitud', '§2.1'),
    nombre: ofPerson('Nombre', 'Padrón', '§5.8'),
    matricula: ofPerson('Matrícula', 'Padrón', '§5.8'),
    curp: ofPerson('CURP', 'Padrón', '§5.8'),
    curso_actual: ofPerson('Curso actual (CEME)', 'Solicitud', '§5.9.1'),
    grado: ofPerson('Grado', 'Solicitud', '§5.9.1'),
    sede_actual: ofPerson('Sede actual', 'Solicitud', '§5.9.1'),
    cer: ofPerson('Curso de rama (CER)', 'Resultado publicado', '§5.2'),
    sede: ofPerson('Sede asignada', 'Resultado publicado', '§5.2'),
    ciudad: ofPerson('Ciudad de la sede', 'Catálogo de sedes de la convocatoria', '§5.2'),
    subsede: ofPerson('Subsede', 'Resultado publicado', '§5.2'),
    ooad: ofPerson('OOAD o UMAE', 'Catálogo de sedes de la convocatoria', '§5.9.3'),
    aceptacion_compromiso: ofPerson('Día en que aceptó la carta compromiso', 'Lo que hizo la persona', '§5.6'),
    emision: ofPerson('Momento de emisión', 'Reloj de la base de datos', '§5.10'),
  }
  return (Object.keys(LETTER_VARIABLES) as VariableName[]).map((key) => {
    const { in: kinds, requiredIn }: LetterVariableRule = LETTER_VARIABLES[key]
    const [first = 'commitment', second] = kinds
    return { key, where: second === undefined ? first : 'both', isRequired: requiredIn.length > 0, ...described[key] }
  })
}
