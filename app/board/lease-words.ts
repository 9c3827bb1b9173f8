/** What the supervisor reads of the machine that writes an exam, and why it may be taken from it. */
import type { ReleaseReason } from '#exam-engine/sitting/lease.ts'

export const RELEASE_WORDS: Record<ReleaseReason, string> = {
  machineDied: 'El equipo falló',
  lineDied: 'El equipo se quedó sin red',
  seatChanged: 'Cambio de lugar',
  other: 'Otro motivo',
}

/** The machine's last word: it may have changed more since. */
export function describeUnsent(unsent: number | null): string {
  if (unsent === null) return 'No avisó de respuestas por enviar.'
  if (unsent === 0) return 'Su último aviso: nada por enviar.'
  return `Su último aviso: ${unsent} ${unsent === 1 ? 'respuesta' : 'respuestas'} por enviar.`
}
