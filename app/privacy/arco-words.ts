/** Requests of access, rectification, cancellation and opposition, in words. */
import type { ArcoKind, ArcoOutcome } from '#exam-engine/privacy/arco.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'

export const ARCO_KIND_WORDS: Record<ArcoKind, string> = {
  access: 'Acceso', rectification: 'Rectificación', cancellation: 'Cancelación', opposition: 'Oposición',
}

export const ARCO_KIND_HINTS: Record<ArcoKind, string> = {
  access: 'Saber qué datos suyos se tienen y para qué se usan',
  rectification: 'Corregir un dato inexacto o incompleto',
  cancellation: 'Que se eliminen datos que ya no deben conservarse',
  opposition: 'Que no se usen sus datos para algo en particular',
}

type Look = Required<Pick<StateWordProps, 'shape' | 'tone'>> & { word: string }

const OUTCOME_LOOKS: Record<ArcoOutcome, Look> = {
  granted: { word: 'Procedente', shape: 'check', tone: 'success' },
  partly: { word: 'Procedente en parte', shape: 'half', tone: 'active' },
  denied: { word: 'No procedente', shape: 'cross', tone: 'danger' },
  withdrawn: { word: 'Retirada', shape: 'dash', tone: 'neutral' },
}

export function lookOfArco(outcome: ArcoOutcome | null, late: boolean): Look {
  if (outcome !== null) return OUTCOME_LOOKS[outcome]
  return late ? { word: 'Fuera de plazo', shape: 'triangle', tone: 'danger' }
    : { word: 'En trámite', shape: 'empty', tone: 'attention' }
}
