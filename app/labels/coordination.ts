/** What a supervisor is told about who cannot enter. */
import type { EntryAnswer } from '#exam-engine/sitting/entry-answer.ts'

/** In a word, for lists. */
export const ENTRY_WORDS: Record<EntryAnswer, string> = {
  UNKNOWN_PERSON: 'Nadie con esos datos',
  NOT_REGISTERED: 'No está registrada en la convocatoria',
  NOT_ASSIGNED: 'Registrada, sin turno asignado',
  CANCELLED: 'Participación cancelada (§3.1 D)',
  OTHER_TURNO: 'Presenta en otro turno',
  OTHER_SEDE: 'Presenta en otra sede',
  DENIED: 'Acceso negado',
  FINISHED: 'Ya terminó su examen',
  ABSENT: 'Ausente: su turno terminó',
  IN_EXAM: 'Ya está en su examen',
  ADMITTED: 'Ya fue admitida',
  CHECK_IN_NOT_OPEN: 'La entrada aún no abre',
  MAY_ENTER: 'Puede entrar aquí',
}

/** What the supervisor does about it. */
export const ENTRY_STEPS: Record<EntryAnswer, string> = {
  UNKNOWN_PERSON: 'Revise cómo se escribe. Si sigue sin aparecer no puede presentar: registre la consulta y llame.',
  NOT_REGISTERED: 'No se registró en el periodo (§2.1); nadie entra sin registro. Registre la consulta y llame si insiste.',
  NOT_ASSIGNED: 'Tiene registro y ningún lugar. Llame de inmediato a la coordinación: solo ella puede resolverlo.',
  CANCELLED: 'Su participación se canceló. No puede entrar; llame a la coordinación si lo disputa.',
  OTHER_TURNO: 'No puede entrar en este turno ni cambiarse (§3.1 B). Dígale cuándo presenta.',
  OTHER_SEDE: 'Solo presenta en la sede que acordó antes (§3.1). Dígale cuál es; si no llega a tiempo, llame.',
  DENIED: 'Se le negó el acceso en este turno. Solo la coordinación puede revertirlo mientras dure.',
  FINISHED: 'Entregó o su tiempo terminó: no hay segunda oportunidad (§3.1 B).',
  ABSENT: 'No abrió el examen en todo el turno. No hay reprogramación (§3.1 B).',
  IN_EXAM: 'Su examen está abierto. Si su equipo falló, búsquela en el tablero.',
  ADMITTED: 'Ya pasó las comprobaciones. Búsquela en el tablero.',
  CHECK_IN_NOT_OPEN: 'Está en la lista. Espere a que abra el registro de entrada.',
  MAY_ENTER: 'Está en la lista de este turno. Ábrala en el tablero y haga las comprobaciones.',
}
