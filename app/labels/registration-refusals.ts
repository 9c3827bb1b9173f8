/** What a resident reads when an act of the registration is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { moment, type Text } from './refusal-text.ts'

export const REGISTRATION_REFUSALS = {
  SEDE_CHANGES_CLOSED: ({ until }) => `Los cambios de sede cerraron el ${moment(until)}: presenta donde está citado (§3.1).`,
  LEAVE_ALREADY_ACKNOWLEDGED: 'Ya lo reconoció: quedó registrado y no tiene que hacer nada más (§3.1).',
  LEAVE_TURNO_BEGAN: 'Su turno ya comenzó: el reconocimiento se podía registrar antes (§3.1). Hable con quien supervisa.',
  SEDE_REQUEST_OPEN: 'Ya tiene una petición sin respuesta. Retírela antes de hacer otra.',
  SEDE_ALREADY_YOURS: 'Ya presenta en esa sede. Elija otra.',
  SEDE_REQUEST_NEEDS_NOTE: 'Escriba por qué la pide: la sede decide con lo que usted diga.',
  SEDE_REQUEST_UNKNOWN: 'No se encontró esa petición. Actualice la página.',
  ALREADY_ANSWERED: 'Esa petición ya tiene respuesta, y una respuesta no se cambia. Actualice la página.',
  SEDE_FULL: ({ expected, capacity }) => `En ese turno ya hay ${String(expected)} aspirantes para ${String(capacity)} lugares. `
    + 'Agregue una sala o rechace la petición con su motivo.',
  REGISTER_FIRST: 'Primero registre una versión: hasta entonces no tiene una sede de examen.',
  NOT_ON_ROSTER:
    'No aparece en el padrón de residentes de esta convocatoria. Comuníquese con la autoridad educativa de su sede.',
  REGISTRATION_NOT_OPEN: ({ from }) => `El registro aún no abre: abre el ${moment(from)} (Convocatoria §2.1).`,
  REGISTRATION_CLOSED: ({ until }) =>
    `El registro cerró el ${moment(until)} (Convocatoria §2.1). Vale la última versión que registró; lo que escribió `
    + 'después se conserva como borrador y no cuenta.',
  REGISTRATION_INCOMPLETE: 'Faltan datos y no se registró nada. Complete lo que se enlista (Convocatoria §2.1 A).',
  CATEGORY_UNCHANGEABLE:
    'La categoría de nacionalidad del padrón cambió desde su primera versión, y no puede cambiar (Convocatoria §2.2 D). '
    + 'Comuníquese con la coordinación.',
  DRAFT_STALE:
    'En otra pestaña o equipo se guardó algo distinto después de que abrió esta página. No se guardó nada: compare '
    + 'ambos y elija con cuál se queda.',
  REVIEW_CHANGED: 'El borrador cambió desde que abrió esta revisión. Léalo de nuevo: nada se registró.',
  NOTHING_CHANGED: ({ number }) => `Nada cambió desde la versión ${number ?? ''}, que sigue siendo la válida.`,
} as const satisfies Partial<Record<Refusal, Text>>
