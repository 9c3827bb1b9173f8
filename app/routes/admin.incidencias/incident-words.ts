/** The two kinds of incident, by shape and word. */
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'
import type { Incident } from './incident.ts'

export const INCIDENT_LOOKS: Record<Incident['kind'], StateWordProps> = {
  denied: { shape: 'cross', tone: 'danger', children: 'Acceso negado' },
  cancelled: { shape: 'triangle', tone: 'danger', children: 'Cancelado por fraude' },
}

export const REVERSAL_WORDS: Record<Incident['kind'], string> = {
  denied: 'Se deshizo un acceso negado',
  cancelled: 'Se revirtió una cancelación',
}
