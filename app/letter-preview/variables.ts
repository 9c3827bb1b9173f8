/** What is filled into the carta compromiso and the carta de aceptación, from where, and in which of them it stands. */
import { formatCalendarDate } from '#app/documents/describe-times.ts'
import { formatInstant } from '#app/labels/format-time.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'

export interface LetterVariable {
  name: string
  source: string
  where: 'both' | 'acceptance' | 'commitment'
  clause: string
  /** As it stands in the call now; null for what differs for each person. */
  value: string | null
}

const ofPerson = (name: string, source: string, clause: string, where: LetterVariable['where'] = 'both'): LetterVariable => (
  { name, source, clause, where, value: null })

export function letterVariables({ title, windows }: { title: string, windows: ConvocatoriaRules['windows'] }): LetterVariable[] {
  const ofCall = (name: string, value: string, clause: string, where: LetterVariable['where'] = 'both'): LetterVariable => (
    { name, source: 'Convocatoria, «Fechas»', clause, where, value })
  return [
    { name: 'Título de la convocatoria', source: 'Convocatoria, «Datos generales»', clause: '§1.1', where: 'both', value: title },
    ofCall('Cierre de la aceptación', formatInstant(windows.results.until), '§5.1, §5.7', 'commitment'),
    ofCall('Día de presentación', formatCalendarDate(windows.arrivalAtNewSede.on), '§5.9.3'),
    ofCall('Fin del plazo para renunciar y conservar el curso', formatInstant(windows.resignKeepingCurrentCourse.until), '§5.15', 'commitment'),
    ofCall('Fin del plazo para renunciar y volver a concursar', formatInstant(windows.resignToCompeteAgain.before), '§5.17', 'commitment'),
    ofCall('Fin del plazo de la matrícula (extranjeros)', formatInstant(windows.foreignTuition.until), '§5.18', 'commitment'),
    ofPerson('Folio', 'Solicitud', '§2.1'),
    ofPerson('Nombre y matrícula', 'Padrón', '§5.8'),
    ofPerson('CURP', 'Padrón', '§5.8', 'acceptance'),
    ofPerson('Curso actual, grado y sede actual', 'Solicitud', '§5.9.1', 'acceptance'),
    ofPerson('Curso de rama, sede y subsede', 'Resultado publicado', '§5.2'),
    ofPerson('OOAD o UMAE', 'Catálogo de sedes de la convocatoria', '§5.9.3', 'acceptance'),
    ofPerson('Momento en que aceptó la carta compromiso', 'Lo que hizo la persona', '§5.6'),
    ofPerson('Momento de emisión', 'Reloj de la base de datos', '§5.10', 'acceptance'),
    ofPerson('Código QR, huella y firma', 'Se generan al emitir', '§5.9.3', 'acceptance'),
  ]
}
