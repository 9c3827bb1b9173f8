/** What somebody reads when an act of the sitting is refused: check-in, answers, machines, adjustments. */
import type { Refusal } from '#app/http/refusal.ts'
import { moment, type Text } from './refusal-text.ts'

export const SITTING_REFUSALS = {
  ATTEMPT_UNKNOWN: 'No se encontró a esta persona en la lista de este turno. Actualice la página.',
  PERSON_UNKNOWN: 'Esa persona ya no aparece. Busque de nuevo.',
  NOT_YOUR_SEDE: 'Esta persona presenta en otra sede. Comuníquese con la coordinación.',
  ADMIN_ONLY: 'Solo la coordinación puede hacerlo. Comuníquese con ella y dígale el folio.',
  ROSTER_EMPTY: 'Nadie estaba citado en este turno en su sede: no hay acta que emitir.',
  CHECK_IN_NOT_OPEN: ({ from }) => `El registro de entrada aún no abre: abre el ${moment(from)}.`,
  TURNO_OVER: ({ until }) => `El turno terminó el ${moment(until)}. No hay reprogramaciones (Convocatoria §3.1 B).`,
  WRONG_STATE: 'Este paso ya no es posible porque la situación cambió. Actualice la página para ver la actual.',
  CHECK_INCOMPLETE: 'Faltan comprobaciones: marque las tres o niegue el acceso con su motivo.',
  DENIAL_NEEDS_NOTE: 'Escriba qué ocurrió: con el motivo «otro» la nota es necesaria.',
  REVERSAL_NEEDS_NOTE: 'Escriba por qué se revierte: la sede lo leerá en su tablero.',
  EXAM_NOT_OPEN: ({ from }) => `El examen aún no abre: abre el ${moment(from)}.`,
  NO_FORM: 'Este examen no tiene una forma congelada. Comuníquese de inmediato con la coordinación.',
  CANCELLATION_NEEDS_NOTE: 'Escriba qué se observó: la cancelación por fraude necesita una nota.',
  CONFIRMATION_MISSING: 'Falta la segunda confirmación.',
  REINSTATEMENT_NEEDS_NOTE: 'Escriba por qué se revierte la cancelación.',
  MARKS_FROZEN: ({ at }) => `Las calificaciones se congelaron el ${moment(at)}: ya no puede cambiarse.`,
  QUARANTINE_UNKNOWN: 'No se encontró esa operación en cuarentena. Vuelva a la lista y ábrala de nuevo.',
  QUARANTINE_NOT_YET: 'Se decide cuando el examen se entregó o se cerró, y mientras no esté cancelado.',
  DECISION_NEEDS_REASON: 'Escriba por qué se admite o se rechaza.',
  ALREADY_DECIDED: 'Alguien ya decidió sobre esta operación, y una decisión no se cambia. Actualice la página.',
  OPERATION_UNUSABLE: 'Lo que llegó no corresponde a la forma de este examen: solo puede rechazarse.',
  UNKNOWN_ITEM: 'Esa pregunta no pertenece a este examen. Recargue la página.',
  UNKNOWN_OPTION: 'Esa opción no pertenece a la pregunta. Recargue la página.',
  NOT_OPEN: 'El examen no está abierto para responder.',
  NOT_HELD: 'Ningún equipo tiene abierto este examen: la persona puede entrar en cualquiera.',
  RELEASE_NEEDS_NOTE: 'Escriba qué ocurrió: con «otro motivo» la nota es necesaria.',
  ATTEMPT_CLOSED: 'El examen ya se entregó o se cerró: lo guardado cuenta y nada más puede cambiarse.',
  AFTER_DEADLINE: 'El tiempo terminó antes de que llegara esta respuesta. Quedó registrada para su revisión.',
  STALE_EPOCH: 'El examen se abrió en otra pestaña o equipo. Continúe allí, o avise a su supervisor.',
  STALE_REVISION: 'Ya hay una respuesta más reciente a esta pregunta. Se muestra la guardada.',
  BUSY_RETRY: 'El servidor está ocupado; su respuesta se enviará de nuevo en un momento.',
  SAVE_FAILED: 'El servidor no pudo guardar este cambio. Elija de nuevo su respuesta; si se repite, levante la mano.',
  PAYLOAD_INVALID: 'La solicitud no tiene la forma esperada. Recargue la página.',
  RATE_LIMITED: 'Demasiadas solicitudes seguidas. Espere un momento.',

  CHECK_NOT_ALLOWED: 'Este equipo ya no tiene permiso: entre de nuevo en /comprobacion con el código de su sede.',
  CHECK_PASS_REFUSED:
    'El código no es correcto, venció o su sede ya dio otro. Revíselo, o pida el vigente a la autoridad educativa o a '
    + 'quien supervisa en su sede.',

  SEB_REQUIRED:
    'Este examen se presenta en Safe Exam Browser y esta ventana no lo es. Abra el archivo de su sede con él, o levante '
    + 'la mano.',
  SEB_WRONG:
    'Safe Exam Browser se abrió con otra configuración. Ciérrelo y abra el archivo vigente de su sede, o levante la mano.',
  SEB_NOT_READY: 'Primero fije la contraseña de salida: sin ella, el archivo dejaría salir a cualquiera.',
  WAIVER_NEEDS_REASON: 'Escriba por qué esta persona presenta sin Safe Exam Browser.',
  OFFLINE_KEY_TOO_LATE: 'El turno ya comenzó: el examen se abre con la red, o con el código que da su supervisor.',
  OFFLINE_KEY_UNREADABLE:
    'El servidor no puede leer la llave de este examen. Pase a la persona a un equipo con red y avise a la '
    + 'coordinación.',
  OFFLINE_KEY_MISSING:
    'El equipo de esta persona no recibió su llave antes de la hora, o ya se liberó: no puede abrirse sin red. Libere '
    + 'el equipo y pase a la persona a uno con red.',
  OFFLINE_CODE_SHOWN: ({ at }) =>
    `El código ya se mostró el ${moment(at)} y no se muestra otra vez: pídalo a quien lo vio. Si nadie lo tiene, `
    + 'libere el equipo y pase a la persona a uno con red.',
  OFFLINE_CODE_UNKNOWN: 'Para este equipo no se mostró ningún código de apertura.',

  NOT_ENOUGH_ITEMS: ({ clinicalNeeded, clinicalAvailable, researchNeeded, researchAvailable }) =>
    `El banco no alcanza: se necesitan ${clinicalNeeded ?? 0} reactivos clínicos y ${researchNeeded ?? 0} de `
    + `investigación, y sin repetidos hay ${clinicalAvailable ?? 0} y ${researchAvailable ?? 0}. Cargue más.`,
  FORM_TOO_LATE: 'El turno ya comenzó: una forma se congela antes de su turno.',
  EXAM_UNKNOWN: 'No existe ese examen en la convocatoria.',
  ITEMS_FILE_INVALID: 'El archivo tiene renglones inválidos y no se importó nada.',

  ADJUSTMENT_TOO_LATE: ({ at }) =>
    `El turno comenzó el ${moment(at)}: un ajuste se registra o se revoca antes de su turno (Convocatoria §3.1 B).`,
  ADJUSTMENT_IN_FORCE: 'Ya hay un ajuste vigente. Para cambiarlo, revóquelo primero y registre el nuevo.',
  ADJUSTMENT_GRANTS_NOTHING: 'Escriba los minutos, el porcentaje u otra medida que concede la resolución.',
  RESOLUTION_IN_FUTURE: 'La fecha de la resolución aún no llega. Escriba la que está impresa en el documento.',
  ADJUSTMENT_COLLIDES_WITH_OWN_EXAM: ({ until, at }) =>
    `Terminaría el ${moment(until)} y su siguiente examen comienza el ${moment(at)}: conceda menos tiempo.`,
  ADJUSTMENT_NEEDS_ARRANGEMENT: ({ until, at }) =>
    `Terminaría el ${moment(until)}, y sala y supervisor se necesitan para el turno siguiente desde el ${moment(at)}. `
    + 'Escriba qué otra sala y qué otro supervisor quedan con la persona hasta el final.',
  NO_ADJUSTMENT: 'No hay un ajuste vigente que revocar. Actualice la página.',
  REVOCATION_NEEDS_REASON: 'Escriba por qué se revoca el ajuste.',
  COMPENSATION_OFF:
    'La convocatoria no permite reponer tiempo: no abre periodos fuera del cronograma (Convocatoria §3.1 B). '
    + 'Registre lo ocurrido como incidencia de la sede.',
  COMPENSATION_OVER_LIMIT: ({ allowed, given }) =>
    `La convocatoria permite reponer hasta ${allowed ?? 0} minutos por sede y turno, y ya se repusieron ${given ?? 0}.`,
  COMPENSATION_NEEDS_REASON: 'Escriba por qué se repone el tiempo: cada aspirante lo leerá.',
  COMPENSATION_TAKEN: 'Esta página ya se usó para otra reposición. Actualícela y vuelva a intentarlo.',
  NOBODY_TO_COMPENSATE: 'Nadie sigue en examen en esa sede: lo que ya terminó no se abre de nuevo.',
  TURNO_UNKNOWN: 'No existe ese turno en la convocatoria.',
  SEDE_WITHOUT_ROSTER: 'Nadie está citado en esa sede en este turno.',
  ANNOUNCEMENT_TAKEN: 'Esta página ya se usó para otro aviso. Actualícela y vuelva a intentarlo.',
  CANDIDATE_UNKNOWN: 'No hay un aspirante con ese folio y con examen en este turno. Revise el folio.',
} as const satisfies Partial<Record<Refusal, Text>>
