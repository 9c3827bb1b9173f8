/** The moments to which the clock of a demonstration can be moved, in words. The values are what the form sends. */
export const DEMO_MOMENTS = [
  'registration', 'beforeTurno', 'examRunning', 'twoMinutesLeft', 'turnoOver', 'beforeResults', 'results', 'windowClosing',
  'windowClosed', 'arrivalDay', 'nextCall',
] as const

/** Those of a turno: a call without exams has none. */
export const TURNO_MOMENTS: readonly string[] = ['beforeTurno', 'examRunning', 'twoMinutesLeft', 'turnoOver']

/** Only while a call is published and not yet to be seen. */
export const NEXT_CALL_MOMENT = 'nextCall'

export type DemoMoment = typeof DEMO_MOMENTS[number]

export const DEMO_MOMENT_NAMES: Record<DemoMoment, string> = {
  registration: 'Registro abierto',
  beforeTurno: '15 minutos antes del turno',
  examRunning: 'Examen en curso',
  twoMinutesLeft: 'Faltan 2 minutos del examen',
  turnoOver: 'El turno terminó',
  beforeResults: 'Una hora antes de los resultados (el faro del sorteo ya habló)',
  results: 'Resultados publicados',
  windowClosing: 'La ventana de aceptación está por cerrar',
  windowClosed: 'La ventana de aceptación cerró (notificaciones y periodo siguiente)',
  arrivalDay: 'Día de presentarse en la nueva sede',
  nextCall: 'La convocatoria siguiente, ya publicada, se hace visible',
}
