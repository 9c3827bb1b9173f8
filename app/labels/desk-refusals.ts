/** What a supervisor reads when an act of the desk is refused: rooms and seats, the acta, exits, outages, hand-overs. */
import type { Refusal } from '#app/http/refusal.ts'
import { moment, type Text } from './refusal-text.ts'

export const DESK_REFUSALS = {
  SEDE_NOT_YOURS: 'Solo la autoridad educativa de esta sede o la coordinación pueden hacerlo.',
  SEDE_UNKNOWN: 'No existe esa sede.',
  SEDE_WITHOUT_ROOMS: 'La sede aún no tiene salas. Agregue la primera y reparta después los lugares.',
  SEATING_CLOSED: ({ from }) =>
    `La entrada abrió el ${moment(from)}: los lugares de este turno ya no cambian. Si un equipo falla, libérelo en el tablero.`,
  ROOM_UNKNOWN: 'Esa sala ya no está en la sede. Actualice la página y elija otra.',
  ROOM_NAME_TAKEN: 'La sede ya tiene una sala con ese nombre. Escriba otro.',
  ROOM_IN_USE: 'La sala tiene lugares o supervisores asignados en algún turno: no se quita. Mueva antes a las personas.',
  ROOM_IN_TURNO: ({ until }) => `La sala está en uso por un turno. Cámbiela después del ${moment(until)}.`,
  ROOM_TOO_SMALL: ({ highest }) =>
    `Alguien ya tiene el lugar ${highest ?? ''} de esta sala: mueva antes a quien quedaría fuera, o escriba más lugares.`,
  ROOM_FULL: ({ room, capacity }) =>
    `${room ?? 'La sala'} está llena (lugares: ${capacity ?? ''}). Elija otra sala.`,
  SEAT_TAKEN: ({ number }) => `El lugar ${number ?? ''} ya es de otra persona. Elija otro, o deje vacío el número.`,
  SEAT_OUT_OF_ROOM: ({ capacity }) => `La sala tiene lugares del 1 al ${capacity ?? ''}. Escriba uno de ellos.`,
  POSTS_CLOSED: ({ from }) =>
    `El turno comenzó el ${moment(from)}: desde entonces un supervisor entrega el turno a otro en el tablero.`,
  NOT_A_SUPERVISOR: 'Esa persona no tiene el rol de supervisor en la sede. La coordinación lo otorga.',
  POSTED_ALREADY: ({ sede }) => `Esa persona ya supervisa en este turno: ${sede ?? ''}. Quítela antes de allí.`,
  SITS_IN_TURNO: 'Esa persona presenta examen en este turno: no puede supervisarlo.',
  POST_UNKNOWN: 'Esa asignación ya no está. Actualice la página.',
  NO_CONVOCATORIA: 'Aún no hay una convocatoria.',
  CHECK_IN_UNDER_WAY: ({ until }) =>
    `Hay un turno en curso o por abrir: la hora de entrada se cambia después del ${moment(until)}.`,

  TURNO_NOT_OVER: ({ until }) => `El turno aún no termina: termina el ${moment(until)}.`,
  ACTA_ISSUED: 'El acta del turno ya se firmó y su contenido no cambia. Comunique lo ocurrido a la coordinación.',
  ACTA_COMPLETE: 'El acta ya está completa y no cambia.',
  ACTA_UNSIGNED: 'Nadie ha firmado el acta todavía: fírmela primero.',
  ACTA_CHANGED: 'El acta cambió desde que la abrió. Léala de nuevo y firme lo que ahora dice; nada se firmó.',
  NOT_ON_DUTY: 'El acta se firmó sin usted en la lista de guardia, así que no le toca firmarla.',
  ALREADY_SIGNED: 'Usted ya firmó esta acta.',
  OBSERVATION_EMPTY: 'Escriba la observación.',
  CLOSING_NEEDS_REASON: 'Escriba por qué faltan firmas.',
  NOT_IN_CHARGE: 'Solo puede hacerlo quien está a cargo del turno en la sede.',

  ALREADY_OUTSIDE: 'Ya está asentado que salió y no ha vuelto. Actualice la página.',
  NOT_OUTSIDE: 'No hay una salida abierta: alguien ya asentó que volvió. Actualice la página.',
  EXIT_NEEDS_NOTE: 'Escriba por qué sale: con «otro motivo» la nota es necesaria.',
  DESK_NOT_OPEN: ({ from }) => `La mesa de este turno se abre el ${moment(from)}.`,
  DESK_TAKEN: 'Otra persona ya tomó el turno a su cargo. Pídale que se lo entregue.',
  OUTAGE_OPEN: 'Ya hay una falla abierta en esta sede. Declare primero que terminó.',
  OUTAGE_OVERLAPS: ({ until }) =>
    `La falla anterior duró hasta el ${moment(until)}: escriba una hora igual o posterior.`,
  OUTAGE_TIME_IMPOSSIBLE: ({ from, until }) =>
    `Escriba una hora que ya haya pasado, entre el ${moment(from)} y el ${moment(until)}.`,
  OUTAGE_NEEDS_NOTE: 'Escriba qué falla: con «otra falla» la nota es necesaria.',
  OUTAGE_UNKNOWN: 'No existe esa falla en esta sede y turno. Actualice la página.',
  OUTAGE_ENDED: 'Ya está declarado que esa falla terminó. Actualice la página.',
  HAND_OVER_OPEN: 'Ya hay una entrega por confirmar. Retírela antes de hacer otra.',
  NO_HAND_OVER: 'No hay una entrega por confirmar: se retiró, se confirmó o quedó sin efecto. Actualice la página.',
  HAND_OVER_NEEDS_NOTE: 'Escriba qué queda pendiente o por qué.',
  NOT_A_COLLEAGUE: 'Elija a otra persona que supervise en esta sede.',
  NOT_FOR_YOU: 'Esa entrega es de otra persona.',
  ALREADY_IN_CHARGE: 'Esa persona ya está a cargo.',
} as const satisfies Partial<Record<Refusal, Text>>
