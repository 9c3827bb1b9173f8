/** What somebody reads when an act on a person's file, on privacy or at the help desk is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { count, moment, type Text } from './refusal-text.ts'

export const PERSON_REFUSALS = {
  NOT_REGISTERED: 'Esta persona no tiene una solicitud registrada en la convocatoria vigente: no hay qué cancelar.',
  REGISTRATION_CANCELLED:
    'La solicitud se canceló por información falsa: ya no puede usarse ni revertirse (Convocatoria §2.2 E).',
  OWN_REGISTRATION: 'Es su propio expediente: debe hacerlo otra persona de la coordinación.',
  FALSE_INFORMATION_NEEDS_NOTE: 'Escriba qué información es falsa y cómo se comprobó.',
  FILE_FROZEN: ({ at }) => `La selección se congeló el ${moment(at)}: el expediente ya no cambia.`,
  CURP_INVALID: 'La CURP no puede existir: cópiela de la constancia, con sus 18 letras y números.',
  CURP_TAKEN: 'Otra persona tiene ya esa CURP. Revise a cuál de las dos corresponde.',
  COURSE_OF_REGISTERED: 'Ya registró una solicitud: su examen y sus preferencias dependen de su especialidad y grado, y no cambian.',
  ROSTER_SEDE_UNKNOWN: 'Esa sede no está en la plataforma. Elija otra de la lista.',
  ADDRESS_MISSING: 'Escriba el correo nuevo.',
  ADDRESS_INVALID: 'Ese correo no puede existir. Escríbalo completo, por ejemplo nombre@imss.gob.mx.',
  ADDRESS_TAKEN: 'Otra persona tiene ya ese correo. Revise de quién es.',
  ADDRESS_SAME: 'Es el correo que ya tiene. Escriba el nuevo.',
  ADDRESS_NOT_OWN: 'Su propio correo lo cambia otra persona que administre.',
  NOTICE_CHANGED: 'El aviso de privacidad cambió desde que lo abrió. Léalo de nuevo.',
  ARCO_UNKNOWN: 'No se encontró esa solicitud. Vuelva a la lista y ábrala de nuevo.',
  ARCO_ANSWERED: 'Esta solicitud ya terminó. Actualice la página para ver cómo.',
  ARCO_OWN: 'Es su propia solicitud: debe responderla otra persona de la coordinación.',
  ARCO_NOT_OWN: 'Solo quien presentó la solicitud puede retirarla.',
  ARCO_NEEDS_ANSWER: 'Escriba la respuesta y en qué se funda: la persona la leerá.',
  ARCO_TOO_MANY: ({ most }) => `Tiene ${count(most)} solicitudes sin respuesta. Espere la respuesta de alguna, o retírela.`,
  TICKET_UNKNOWN: 'No se encontró esa consulta. Vuelva a la lista y ábrala de nuevo.',
  TICKET_CLOSED: 'Esta consulta está cerrada. Si hace falta, abra otra.',
  TICKETS_TOO_MANY: ({ most }) => `Tiene ${count(most)} consultas abiertas. Agregue lo que falte en una de ellas.`,
  FAQ_UNKNOWN: 'Esa pregunta ya no está. Actualice la página.',
} as const satisfies Partial<Record<Refusal, Text>>
