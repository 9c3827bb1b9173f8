/** What somebody reads when an act on a sample, or the opening of scores, is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { count, type Text } from './refusal-text.ts'

export const AUDIT_REFUSALS = {
  OPENING_NOT_ALLOWED: 'Su función no puede abrir esos puntajes. Pídalo a la coordinación.',
  OPENING_PURPOSE_UNKNOWN: 'Elija uno de los motivos de la lista.',
  OPENING_NOTE_LENGTH: ({ least, most }) => `Escriba el motivo con ${count(least)} a ${count(most)} caracteres.`,
  AUDITOR_ONLY: 'Solo la auditoría saca y revisa muestras.',
  SAMPLE_UNKNOWN: 'No se encontró esa muestra o ese renglón. Vuelva a la lista y ábralo de nuevo.',
  SAMPLE_DRAWN: 'La muestra ya se sacó: una semilla saca una sola. Comience otra si la necesita.',
  SAMPLE_NOT_DRAWN: 'Primero saque la muestra.',
  SAMPLE_CLOSED: 'La muestra está cerrada y ya no cambia.',
  SAMPLE_INCOMPLETE: ({ open }) => `Faltan por revisar ${count(open)} renglones: anote el resultado de cada uno y vuelva a cerrar.`,
  POPULATION_EMPTY: 'En esa convocatoria todavía no hay nada de donde sacar la muestra. La semilla queda registrada: '
    + 'inténtelo cuando haya, o comience una muestra de otra convocatoria.',
  CHECKS_INCOMPLETE: ({ open }) => `Quedan ${count(open)} comprobaciones sin marcar: márquelas, o anote una observación.`,
  OBSERVATION_NEEDS_TEXT: 'Escriba qué observó.',
} as const satisfies Partial<Record<Refusal, Text>>
