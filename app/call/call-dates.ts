/** Every date of a call in order of time, each with its clause: what the calendar lists and the .ics file carries. */
import { turnosOf } from '#exam-engine/convocatoria/cronograma.ts'
import { prerequisiteName, type ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { arrivalDay } from '#exam-engine/convocatoria/windows.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export interface CallDate {
  /** Stable within the call: part of the event's UID. */
  key: string
  title: string
  clause: string
  /** Null: only its end is a date, such as a deadline. */
  from: Instant | null
  until: Instant
  /** Only the day is fixed, not an hour. */
  wholeDay?: boolean | undefined
}

interface DatesOptions {
  resultsFrom: Instant
}

/** The windows and deadlines, without the turnos. Convocatoria §2.1, §5.1, §5.15, §5.17, §5.18 */
export function listWindows({ windows }: ConvocatoriaRules, { resultsFrom }: DatesOptions): CallDate[] {
  const { registration, printApplication, results } = windows
  return [
    { key: 'registro', title: 'Registro', clause: registration.clause, from: registration.from, until: registration.until },
    {
      key: 'solicitud', title: 'Impresión de la solicitud', clause: printApplication.clause,
      from: printApplication.from, until: printApplication.until,
    },
    { key: 'resultados', title: 'Resultados y aceptación', clause: '5.1', from: resultsFrom, until: results.until },
    {
      key: 'renuncia-concursar', title: 'Límite para renunciar y volver a concursar',
      clause: windows.resignToCompeteAgain.clause, from: null, until: windows.resignToCompeteAgain.before,
    },
    {
      key: 'renuncia-conservar', title: 'Límite para renunciar y conservar el curso actual',
      clause: windows.resignKeepingCurrentCourse.clause, from: null, until: windows.resignKeepingCurrentCourse.until,
    },
    {
      key: 'presentacion', title: 'Presentación en la nueva sede', clause: '5.9.3', ...arrivalDay({ windows }),
      wholeDay: true,
    },
    {
      key: 'matricula', title: 'Límite del pago de matrícula de residentes extranjeros',
      clause: windows.foreignTuition.clause, from: null, until: windows.foreignTuition.until,
    },
  ]
}

/** Each turno with its exams. Convocatoria §3.2 */
export function listTurnoDates(rules: ConvocatoriaRules): CallDate[] {
  return turnosOf(rules).map(({ number, window, exams }) => ({
    key: `turno-${number}`, title: `Turno ${number}: EFISER ${exams.map(prerequisiteName).join(' y ')}`, clause: '3.2',
    from: window.from, until: window.until,
  }))
}
