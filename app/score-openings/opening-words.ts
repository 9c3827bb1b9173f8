/** Openings of scores in Spanish: for what, of what, and as what the person reads it. */
import type { OpeningPurpose, OpeningScope } from '#exam-engine/privacy/score-opening.ts'

export const PURPOSE_WORDS: Readonly<Record<OpeningPurpose, string>> = {
  clarification: 'Aclaración que pide la persona',
  authority: 'Solicitud de autoridad (oficio)',
  arco: 'Solicitud ARCO de la persona',
  work: 'Trabajo del proceso',
  auditReview: 'Revisión de auditoría',
  auditSample: 'Renglón de una muestra de auditoría',
}

export const PURPOSE_HINTS: Readonly<Record<OpeningPurpose, string>> = {
  clarification: 'Diga por qué medio la pidió: número de consulta, correo o visita.',
  authority: 'Diga quién la pide y el número del oficio.',
  arco: 'Diga el número de la solicitud.',
  work: 'Diga qué va a calificar, corregir, comprobar o decidir.',
  auditReview: 'Diga de qué revisión se trata.',
  auditSample: '',
}

export const SCOPE_WORDS: Readonly<Record<OpeningScope, string>> = {
  person: 'Puntajes de una persona',
  exam: 'Calificaciones de un examen, por folio',
  annulments: 'Cambios por una anulación, por folio',
  run: 'Orden y puntajes de una corrida, por identificador',
  corrections: 'Correcciones de calificaciones',
  publications: 'Decisiones sobre publicaciones, por folio',
  sampleRow: 'Artículo de una muestra de auditoría',
}

/** The same to the person whose scores were among them. */
export const OWN_SCOPE_WORDS: Readonly<Record<OpeningScope, string>> = {
  person: 'Sus puntajes',
  exam: 'La lista de su examen, por folio',
  annulments: 'Una lista de cambios por anulación, por folio',
  run: 'La lista de una corrida de la selección, por identificador',
  corrections: 'La lista de correcciones de calificaciones',
  publications: 'La lista de decisiones sobre publicaciones, por folio',
  sampleRow: 'La decisión sobre un artículo suyo, en una muestra',
}
