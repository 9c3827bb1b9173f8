/** Last period's cut-off of a pool, in words; a fact of the past, also where nothing is known. */
import { PUBLIC_CUTOFF_FILLED, type PastCutoff } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { formatDecimal } from '#app/labels/format-number.ts'

export type PastFigure = Pick<PastCutoff, 'seats' | 'filled' | 'lastPiImss'>

/** "Corte anterior: 78.123456 (3 de 4 plazas asignadas)". */
export function describePastCutoff(past: PastFigure | null): string {
  if (past === null) return 'Corte anterior: sin dato'
  const { seats, filled, lastPiImss } = past
  if (lastPiImss !== null) return `Corte anterior: ${formatDecimal(lastPiImss)} (${filled} de ${seats} plazas asignadas)`
  return filled < PUBLIC_CUTOFF_FILLED ? 'Corte anterior: sin dato (menos de tres plazas asignadas)' : 'Corte anterior: sin dato'
}

/** `2023-2024-1` → "ciclo 2023-2024, periodo 1" */
export function describePeriod(period: string): string {
  return `ciclo ${period.slice(0, 9)}, periodo ${period.slice(10)}`
}
