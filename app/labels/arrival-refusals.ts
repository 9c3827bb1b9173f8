/** What somebody reads when an act on a notification, an arrival or a letter at the door is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { moment, type Text } from './refusal-text.ts'

export const ARRIVAL_REFUSALS = {
  NOTICE_TOO_EARLY: ({ until }) => `La aceptación termina el ${moment(until)}: antes no se sabe quién se presenta (§5.3, §5.9.3).`,
  NOTICE_UNCHANGED: 'Nada cambió desde la versión anterior: sigue vigente y no hace falta otra.',
  NOTICE_EMPTY: 'Nadie de esta sede la deja: no hay qué avisar.',
  NOTICE_UNKNOWN: 'No se encontró ese OOAD o sede. Vuelva a la lista.',
  NOTICE_UNPUBLISHED: 'Todavía no hay resultados publicados: no hay a quién notificar.',
  ARRIVAL_TOO_EARLY: ({ from }) => `Las presentaciones se registran desde el ${moment(from)} (§5.9.3).`,
  ARRIVAL_BEFORE_ITS_DAY: ({ from }) => `Nadie se presenta antes del ${moment(from)}: escriba ese día o uno posterior.`,
  ARRIVAL_DAY_IN_FUTURE: 'Ese día todavía no llega: escriba el día en que se presentó.',
  ARRIVAL_WITHOUT_SEAT: 'La persona ya no tiene la plaza: su carta no es válida. No registre su presentación.',
  ARRIVAL_WITHOUT_LETTER: 'La persona no ha obtenido su carta de aceptación: debe descargarla en EFISER, imprimirla y firmarla.',
  ARRIVAL_CHANGED: 'Alguien registró mientras usted leía. Nada se guardó: revise lo que hay y decida de nuevo.',
  ARRIVAL_SAME: 'Eso ya está registrado.',
  ARRIVAL_NEEDS_REASON: 'Escriba por qué se corrige: queda en el historial.',
  ARRIVAL_OWN: 'Es su propia plaza: debe registrarlo otra persona.',
  ARRIVAL_NOT_YOURS: 'La sede no es de su OOAD: corresponde al OOAD de esa sede.',
  OOAD_ONLY: 'Solo un OOAD busca cartas por folio. Lea el código QR de la carta.',
  LOOKUPS_TOO_MANY: 'Hizo demasiadas búsquedas. Espere diez minutos, o lea el código QR de la carta.',
  LETTER_NOT_YOURS: 'Ninguna carta con ese folio nombra una sede de su OOAD. Revise el folio; si la carta lo dice así, no la acepte y '
    + 'comuníquese con la Coordinación.',
} as const satisfies Partial<Record<Refusal, Text>>
