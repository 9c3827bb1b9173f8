/** Causes and effects of an operation in quarantine, in words. */
import type { QuarantinedOperation } from './operation.ts'

const CAUSES: Readonly<Record<string, string>> = {
  AFTER_DEADLINE: 'Llegó después del cierre',
  ATTEMPT_CLOSED: 'Llegó con el examen ya terminado',
  STALE_EPOCH: 'De un equipo o pestaña que ya no respondía el examen',
}

export const EFFECT_WORDS: Readonly<Record<QuarantinedOperation['effect'], string>> = {
  answers: 'Contesta una pregunta que quedó sin respuesta',
  changes: 'Cambia la respuesta final',
  clears: 'Borra la respuesta final',
  nothing: 'Deja la misma respuesta final',
  unusable: 'No corresponde a la forma del examen',
}

/** A cause that came later than these words stands as its code. */
export function describeCause(cause: string): string {
  return CAUSES[cause] ?? cause
}
