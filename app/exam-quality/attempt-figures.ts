/** Counts of attempts by state, in the words and the order of a national board. */
import type { Figure } from '#app/components/data/figures.tsx'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'

const WORDS: Record<AttemptState, string> = {
  expected: 'Por llegar',
  admitted: 'En sala',
  inProgress: 'En examen',
  handedIn: 'Entregaron',
  closed: 'Cerrados',
  absent: 'Ausentes',
  denied: 'Negados',
  cancelled: 'Cancelados',
}

const ORDER = Object.keys(WORDS) as AttemptState[]

export interface StateCount {
  state: AttemptState
  attempts: number
}

/** A figure per state, states without anybody too, after the number of all. */
export function describeCounts(counts: readonly StateCount[]): Figure[] {
  const byState = new Map(counts.map(({ state, attempts }) => [state, attempts]))
  const all = counts.reduce((sum, { attempts }) => sum + attempts, 0)
  return [
    { label: 'Esperados', count: all },
    ...ORDER.map((state) => ({ label: WORDS[state], count: byState.get(state) ?? 0 })),
  ]
}
