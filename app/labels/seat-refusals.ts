/** What somebody reads when an act on an assigned seat is refused: resignation, revocation, foreign duties, next period. */
import type { Refusal } from '#app/http/refusal.ts'
import { count, moment, type Text } from './refusal-text.ts'

export const SEAT_REFUSALS = {
  LETTER_TEXT_FIXED:
    'Alguien ya aceptó la carta compromiso de esta convocatoria: el texto es el mismo para todas las personas y no cambia más (§5.5).',
  LETTER_TEXT_STALE:
    'Mientras escribía se publicó otra versión. Su texto sigue abajo: cópielo, abra la edición de nuevo y compare.',
  LETTER_TEXT_FAULTY: 'El texto tiene problemas: vea la lista. Nada se publicó.',
  LETTER_TEXT_UNCHANGED: 'El texto es igual a la versión vigente: no hay qué publicar.',

  CONFIRMATION_OVER: 'Pasaron más de cinco minutos desde su contraseña, o la sesión es otra. Nada cambió: escríbala de nuevo.',
  NOTHING_TO_RESIGN: 'No ha aceptado la carta compromiso: para dejar la plaza, recházela (Convocatoria §5.13).',
  SEAT_RESIGNED: 'Esta plaza ya se dejó por renuncia (Convocatoria §5.14).',
  SEAT_REVOKED: 'La Coordinación revocó esta plaza (Convocatoria §3.1 D).',

  RESIGNATION_EMPTY: 'Escriba su renuncia: el texto está vacío.',
  RESIGNATION_UNWRITTEN: 'Primero redacte su renuncia, imprímala y fírmela (Convocatoria §5.14.1, §5.14.2).',
  RESIGNATION_SENT: 'Su renuncia ya se envió y espera el acuse de recepción: no puede cambiarse.',
  RESIGNATION_NOT_SENT: 'Esta renuncia todavía no se envía: no hay qué responder.',
  RESIGNATION_ANSWERED: 'Esta renuncia ya se respondió. Actualice la página para ver cómo.',
  RESIGNATION_UNKNOWN: 'No se encontró esa renuncia. Vuelva a la lista y ábrala de nuevo.',
  RESIGNATION_OWN: 'Es su propia renuncia: debe responderla otra persona de la coordinación.',
  RESIGNATION_NEEDS_REASON: 'Escriba por qué se devuelve: la persona lo leerá y lo corregirá.',
  CONSEQUENCE_CHANGED: 'Mientras leía terminó un plazo y las consecuencias son otras. Nada se envió: léalas de nuevo y decida.',
  DOCUMENT_MISSING: 'Elija el archivo con su renuncia firmada y digitalizada.',
  DOCUMENT_TOO_LARGE: ({ most }) => `El archivo pesa más de ${count(most)} bytes (4 MB). Digitalícelo con menos resolución.`,
  DOCUMENT_KIND_UNKNOWN: ({ kind }) =>
    `El archivo no es un PDF ni un JPG (su tipo es ${kind ?? ''}). Digitalice el documento de nuevo como PDF o JPG.`,
  DOCUMENT_DAMAGED: ({ kind }) =>
    `El ${kind ?? 'archivo'} está dañado, tiene contraseña o no puede abrirse. Digitalícelo de nuevo y súbalo.`,
  DOCUMENT_TOO_MANY_PAGES: ({ pages }) => `El documento tiene ${count(pages)} páginas y el máximo son 5. Suba solo su renuncia.`,

  REVOCATION_UNKNOWN: 'No se encontró esa propuesta de revocación. Vuelva a la lista.',
  REVOCATION_OPEN: 'Ya hay una propuesta de revocación de esta plaza por decidir.',
  NO_REVOCATION: 'Esa propuesta ya se decidió. Actualice la página para ver cómo.',
  REVOCATION_OWN: 'Es su propia plaza: debe hacerlo otra persona de la coordinación.',
  REVOCATION_SECOND_PERSON: 'Quien propone una revocación no la decide: corresponde a otra persona de la coordinación.',
  REVOCATION_NOT_YOURS: 'Solo quien la propuso puede retirarla.',
  REVOCATION_NEEDS_GROUNDS: 'Escriba qué se encontró y cómo se comprobó.',
  DISMISSAL_NEEDS_NOTE: 'Escriba por qué no procede.',
  FOREIGN_DUTIES_NOT_BREACHED: 'La persona no ha incumplido: el plazo de la matrícula y del estatus migratorio no termina, o '
    + 'los cumplió (Convocatoria §5.18).',
  AWARD_UNKNOWN: 'No se encontró esa plaza asignada. Vuelva a la lista.',

  FOREIGN_ONLY: 'La matrícula y el estatus migratorio son de residentes extranjeros (Convocatoria §5.18).',
  FOREIGN_RECORD_OWN: 'Es su propia plaza: debe registrarlo otra persona.',
  FOREIGN_NOT_YOURS: 'La sede asignada no es de su OOAD: corresponde a la coordinación o al OOAD de esa sede.',
  FOREIGN_DAY_IN_FUTURE: 'Ese día todavía no llega: escriba el día en que se cumplió.',
  FOREIGN_NEEDS_NOTE: 'Escriba el comprobante o documento que lo muestra.',

  PERIOD_TOO_EARLY: ({ until }) => `El periodo de aceptación termina el ${moment(until)}: antes no se sabe qué plazas quedan.`,
  NO_FREE_SEATS: 'No queda ninguna plaza: no hay qué ofrecer en otro periodo.',
  PERIOD_UNPUBLISHED: 'Esta convocatoria no tiene resultados publicados: no hay plazas liberadas.',
  PERIOD_EXISTS: 'Ya se escribe o se publicó el periodo siguiente de esta convocatoria.',

  NO_AWARD: 'No tiene una plaza asignada en esta convocatoria.',
  RESULTS_NOT_OPEN: ({ from }) => `Los resultados se publican el ${moment(from)}.`,
  ACCEPTANCE_WINDOW_CLOSED: ({ until }) =>
    `El plazo terminó el ${moment(until)}. Sin acción se considera rechazo (Convocatoria §5.3, §5.7).`,
  REJECTION_IS_FINAL: 'La plaza ya fue rechazada y la decisión es irrevocable (Convocatoria §5.13).',
  COMMITMENT_IS_BINDING:
    'Ya aceptó la carta compromiso: para dejar la plaza debe renunciar por escrito (Convocatoria §5.14).',
  ALREADY_DONE: 'Este paso ya estaba hecho. Actualice la página para ver lo que sigue.',
  STEP_OUT_OF_ORDER: 'Falta un paso anterior: acepte la sede y la carta compromiso, en ese orden.',
  COMMITMENT_TEXT_CHANGED: 'El texto de la carta compromiso cambió desde que lo abrió. Léalo de nuevo.',
  LETTER_ALREADY_ISSUED: 'La carta de aceptación ya se emitió: se emite en una sola ocasión (Convocatoria §5.10).',
} as const satisfies Partial<Record<Refusal, Text>>
