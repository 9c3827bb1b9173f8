/** What to do with the carta de aceptación, each step with its date out of the call. Convocatoria §5.8 to §5.18 */
import { formatCalendarDate } from '#app/documents/describe-times.ts'
import { formatDate, formatLongDate } from '#app/labels/format-time.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { instant } from '#exam-engine/kernel/time.ts'

export interface NextStep {
  title: string
  text: string
  clauses: string
}

export function nextSteps(windows: ConvocatoriaRules['windows'], category: 'mexican' | 'foreign'): NextStep[] {
  const arrival = formatCalendarDate(windows.arrivalAtNewSede.on)
  const lastDay = formatLongDate(instant(windows.resignKeepingCurrentCourse.until - 1))
  const tuitionDay = formatLongDate(instant(windows.foreignTuition.until - 1))
  return [
    { title: 'Hoy: imprima y firme tres copias', text: 'Guarde antes el archivo PDF en un lugar seguro.', clauses: '§5.8, §5.9' },
    {
      title: `Antes del ${arrival}: entregue la primera`,
      text: 'A su Coordinador Clínico de Educación e Investigación en Salud o Jefe de Educación en Salud actual, que así '
        + 'sabe de su cambio.',
      clauses: '§5.9.1',
    },
    { title: 'Conserve la segunda', text: 'Es su respaldo personal.', clauses: '§5.9.2' },
    {
      title: `El ${arrival}: presente la tercera`,
      text: 'En su nueva sede y OOAD, donde la cotejan con la notificación oficial. Cada día transcurrido sin presentarse '
        + 'desde esa fecha cuenta como falta injustificada y puede terminar en su baja definitiva.',
      clauses: '§5.9.3, §5.12',
    },
    ...(category === 'mexican' ? [] : [{
      title: `A más tardar el ${tuitionDay}: matrícula y estatus migratorio`,
      text: 'Pague la matrícula IMSS y tenga su estatus migratorio regularizado; de lo contrario causa baja del curso '
        + 'prerrequisito y del asignado.',
      clauses: '§5.18',
    }]),
    {
      title: 'Si cambia de decisión',
      text: `Renuncie por escrito en «Renunciar a la plaza»: hasta el ${lastDay} conserva su curso actual, y solo antes `
        + `del ${formatDate(windows.resignToCompeteAgain.before)} podría concursar después.`,
      clauses: '§5.14 a §5.17',
    },
  ]
}
