/** Requests to sit the exam at another sede, in words. §3.1 */
import type { Tone } from '#app/components/feedback/tone.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'
import type { SedeRequestReason, SedeRequestState } from '#exam-engine/convocatoria/exam-sede.ts'

export const SEDE_REASONS: Record<SedeRequestReason, string> = {
  rotation: 'Estará en rotación en otra sede',
  vacation: 'Estará en periodo vacacional',
  other: 'Otro motivo',
}

interface StateText {
  word: string
  shape: StateWordProps['shape']
  tone: Tone
}

export const SEDE_REQUEST_STATES: Record<SedeRequestState, StateText> = {
  open: { word: 'Espera respuesta', shape: 'triangle', tone: 'attention' },
  approved: { word: 'Aprobada', shape: 'check', tone: 'success' },
  rejected: { word: 'No aprobada', shape: 'cross', tone: 'danger' },
  withdrawn: { word: 'Retirada', shape: 'dash', tone: 'neutral' },
  lapsed: { word: 'Sin respuesta: sin efecto', shape: 'dash', tone: 'neutral' },
}
