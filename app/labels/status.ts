/** The steps of a resident's way, and their states, in words. */
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'
import type { StatusState, StatusStep } from '#app/registration/status-steps.ts'

export const STATUS_TITLES: Record<StatusStep['key'], string> = {
  version: 'Registrar mi versión',
  publications: 'Publicaciones',
  print: 'Imprimir mi solicitud',
  grade: 'Calificación de mi grado actual',
  enarm: 'Puntaje del ENARM',
  sede: 'Sede de mi examen',
  exam: 'Examen EFISER',
  results: 'Resultado',
  acceptance: 'Aceptar o rechazar la plaza',
}

export const STATUS_STATES: Record<StatusState, { word: string } & Pick<StateWordProps, 'shape' | 'tone'>> = {
  done: { word: 'Hecho', shape: 'check', tone: 'success' },
  due: { word: 'Pendiente', shape: 'triangle', tone: 'attention' },
  missed: { word: 'Faltó', shape: 'cross', tone: 'danger' },
  ahead: { word: 'Después', shape: 'empty', tone: 'neutral' },
  optional: { word: 'Opcional', shape: 'dash', tone: 'neutral' },
}
