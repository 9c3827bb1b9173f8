/** The state of a candidate as the supervisor reads it: a word, a shape, a tone; and why somebody was kept out. */
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { DENIAL_REASONS, type DenialReason } from '#exam-engine/sitting/check-in.ts'
import type { IncidentCategory } from '#exam-engine/sitting/incident.ts'
import type { Figure } from './board-tiles.ts'
import type { TurnoStage } from './turno-stage.ts'

type StateLook = Required<Pick<StateWordProps, 'shape' | 'tone'>> & { word: string }

const LOOKS: Record<AttemptState, StateLook> = {
  expected: { word: 'Por llegar', shape: 'empty', tone: 'neutral' },
  admitted: { word: 'En sala', shape: 'half', tone: 'active' },
  inProgress: { word: 'En examen', shape: 'full', tone: 'active' },
  handedIn: { word: 'Entregó', shape: 'check', tone: 'success' },
  closed: { word: 'Cerrado al término', shape: 'check', tone: 'neutral' },
  denied: { word: 'Acceso negado', shape: 'cross', tone: 'danger' },
  absent: { word: 'Ausente', shape: 'dash', tone: 'neutral' },
  cancelled: { word: 'Cancelado', shape: 'triangle', tone: 'danger' },
}

/** Who is still expected after T0 is late, and may come in (§3.1 B). */
export function describeState(state: AttemptState, stage: TurnoStage): StateLook {
  if (state === 'expected' && stage === 'running') return { ...LOOKS.expected, word: 'No ha llegado' }
  return LOOKS[state]
}

export const FIGURE_NAMES: Record<Figure, string> = {
  expected: 'Esperados',
  toCome: 'Por llegar',
  present: 'Presentes',
  denied: 'Acceso negado',
  inExam: 'En examen',
  handedIn: 'Entregaron',
  closed: 'Cerrados al término',
  absent: 'Ausentes',
  cancelled: 'Cancelados',
}

export const STAGE_LOOKS: Record<TurnoStage | 'recorded', StateLook> = {
  ahead: { word: 'Por comenzar', shape: 'empty', tone: 'neutral' },
  checkIn: { word: 'Registro de entrada abierto', shape: 'half', tone: 'active' },
  running: { word: 'En curso', shape: 'full', tone: 'active' },
  over: { word: 'Terminado, falta el acta', shape: 'triangle', tone: 'attention' },
  recorded: { word: 'Acta completa', shape: 'check', tone: 'success' },
}

/** As the acta prints them and the supervisor chooses among them. §3.1, §3.1 C */
export const DENIAL_WORDS: Record<DenialReason, string> = {
  NO_SOLICITUD: 'Sin solicitud impresa',
  NO_ID: 'Sin identificación oficial',
  IDENTITY_DOUBT: 'Duda sobre la identidad',
  INFECTIOUS_DISEASE: 'Enfermedad infectocontagiosa',
  OTHER: 'Otro motivo',
}

/** Of an incident that a supervisor records. */
export const INCIDENT_WORDS: Record<IncidentCategory, string> = {
  candidate: 'Aspirante',
  identity: 'Identidad',
  environment: 'Sala o entorno',
  technical: 'Equipo, red o luz',
  proctor: 'Supervisión',
}

/** Throws on a reason that no rule knows. */
export function describeDenial(reason: string): string {
  const known = DENIAL_REASONS.find((code) => code === reason)
  if (known === undefined) throw new Error(`unknown reason of a denial: ${reason}`)
  return DENIAL_WORDS[known]
}
