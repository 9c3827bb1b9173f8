/**
 * The words of mail about the results: that they can be consulted, and that a decision is still missing. Never the result;
 * the first goes to everybody who takes part, so that it tells nothing by whom it reaches. Convocatoria §5.1, §5.3
 */
import type { NewMail } from '#db/queries/mail.ts'
import { formatDateTime } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { whereToLook } from './where-to-look.ts'

interface To {
  convocatoriaId: string
  personId: string
  address: string
  publicUrl: string | null
  until: Instant
}

/** To every candidate, as the window opens. */
export function resultsOpenMail({ convocatoriaId, personId, address, publicUrl, until }: To): NewMail {
  return {
    kind: 'resultsOpen', about: `resultsOpen ${convocatoriaId} ${personId}`, personId, address,
    subject: 'EFISER: ya puede consultar los resultados',
    body: [
      `Los resultados de la selección ya se pueden consultar, hasta el ${formatDateTime(until)} (hora del centro, Convocatoria §5.1).`,
      'Entre usted mismo: este correo no dice su resultado. Si obtuvo una plaza, acéptela o rechácela antes de ese momento; no '
      + 'hacer nada equivale a rechazarla (§5.3).',
      whereToLook(publicUrl, '/resultado', 'Mi resultado'),
      'El desglose de su PI-IMSS es privado: nadie en el Instituto puede pedírselo (Privacidad).',
    ].join('\n\n'),
  }
}

/** To who has a seat and has not accepted the carta compromiso. Says only that an answer is missing. */
export function decisionMissingMail({ convocatoriaId, personId, address, publicUrl, until }: To): NewMail {
  return {
    kind: 'decisionMissing', about: `decisionMissing ${convocatoriaId} ${personId}`, personId, address,
    subject: 'EFISER: falta su decisión y el plazo está por terminar',
    body: [
      `Queda por tomar una decisión en «Mi resultado» antes del ${formatDateTime(until)} (hora del centro, Convocatoria §5.3).`,
      'Sin la carta compromiso aceptada se considera un rechazo, sin réplica (§5.7).',
      whereToLook(publicUrl, '/resultado', 'Mi resultado'),
    ].join('\n\n'),
  }
}
