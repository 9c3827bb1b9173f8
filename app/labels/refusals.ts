/**
 * What a person reads when the platform refuses: what is the matter and what to
 * do next. One sentence or two, for each code; where a window matters, when it
 * was or will be.
 */
import type { Refusal } from '#app/http/refusal.ts'
import { ACCOUNT_REFUSALS } from './account-refusals.ts'
import { AUDIT_REFUSALS } from './audit-refusals.ts'
import { CALL_REFUSALS } from './call-refusals.ts'
import { MARKING_REFUSALS } from './marking-refusals.ts'
import { PERSON_REFUSALS } from './person-refusals.ts'
import { ARRIVAL_REFUSALS } from './arrival-refusals.ts'
import { SEAT_REFUSALS } from './seat-refusals.ts'
import { count, minutesOf, moment, type Detail, type Text } from './refusal-text.ts'

const APART = {
  ...ACCOUNT_REFUSALS, ...ARRIVAL_REFUSALS, ...AUDIT_REFUSALS, ...CALL_REFUSALS, ...MARKING_REFUSALS, ...PERSON_REFUSALS,
  ...SEAT_REFUSALS,
}

const TEXTS = {
  SIGN_IN_FAILED: 'La matrícula, el correo o la contraseña no son correctos. Revíselos y vuelva a intentarlo. Si aún no activa su cuenta'
    + ' u olvidó la contraseña, pida un enlace abajo.',
  SIGN_IN_RATE_LIMITED: ({ retryAfterSeconds }) =>
    `Hubo demasiados intentos. Espere ${minutesOf(retryAfterSeconds)} y vuelva a intentarlo; si es día de examen, `
    + 'avise a su supervisor.',
  SIGN_IN_CODE_REFUSED:
    'El folio o el código no son correctos, o el código ya se usó o venció. Revíselos, o pida otro a su supervisor.',
  SIGN_IN_BUSY: 'Muchas personas están iniciando sesión. Espere unos segundos y vuelva a intentarlo.',
  NOT_A_DEMO: 'La hora del sistema solo puede moverse en una demostración.',

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
  KEY_FORM_MISMATCH: 'La clave no corresponde a la forma congelada. Nada se calificó; avise a auditoría.',

  NOT_YOUR_COURSE: 'Solo el profesor titular de esa especialidad en esa sede puede hacerlo.',
  GRADES_FROZEN: 'La selección ya se congeló: las calificaciones no cambian más (Convocatoria §4.2 C).',
  GRADE_SIGNED: 'Esta calificación ya está firmada. Para cambiarla proponga una corrección.',
  GRADE_MISSING: 'Aún no hay calificación de ese año: captúrela y firme la hoja.',
  GRADE_UNSIGNED: 'Esa calificación es un borrador: cámbiela en la captura, no necesita corrección.',
  GRADE_EMPTY: 'Escriba la calificación.',
  GRADE_NOT_A_NUMBER: 'Escriba solo un número, por ejemplo 87.50.',
  GRADE_TOO_MANY_DECIMALS: 'Escriba como máximo dos decimales: la plataforma no redondea.',
  GRADE_OUT_OF_RANGE: ({ base }) => `Escriba un número de 0 a ${base ?? 100}, o cambie la base.`,
  SHEET_EMPTY: 'No hay calificaciones por firmar. Captúrelas primero.',
  SHEET_CHANGED: 'La hoja cambió desde que la abrió. Léala de nuevo y firme.',
  CORRECTION_NEEDS_REASON: 'Escriba el motivo de la corrección.',
  CORRECTION_CHANGES_NOTHING: 'Nada cambiaría: es lo que ya está registrado. Escriba lo correcto.',
  CORRECTION_OPEN: 'Ya hay una corrección pendiente de esa calificación. Espere a que se decida.',
  CORRECTION_UNKNOWN: 'No se encontró esa corrección.',
  NO_CORRECTION: 'Esa corrección ya se decidió. Actualice la página.',
  SECOND_PERSON_NEEDED: 'Quien propone no decide: corresponde a otra persona.',
  NOT_YOUR_PROPOSAL: 'Solo quien la propuso puede retirarla.',
  REJECTION_NEEDS_NOTE: 'Escriba por qué se rechaza.',
  NOBODY_TO_REMIND: 'A nadie le falta la calificación del grado actual, o no hay profesor a quien escribir.',
  ENARM_FROZEN: 'La selección ya se congeló: los puntajes del ENARM no cambian más (Convocatoria §4.2 A).',
  SUGGESTION_UNKNOWN: 'No se encontró esa coincidencia.',
  SUGGESTION_TAKEN: 'Ese renglón o esa persona ya se confirmó de otro modo en la misma carga. Rechace esta coincidencia.',
  IMAGE_MISSING: 'Elija el archivo JPG con sus artículos.',
  IMAGE_EMPTY: 'El archivo está vacío (0 bytes). Vuelva a guardarlo como JPG y súbalo de nuevo.',
  IMAGE_TOO_LARGE: ({ bytes, most, kind }) =>
    `El archivo pesa ${count(bytes)} bytes (${kind ?? 'tipo desconocido'}) y el máximo son ${count(most)} (§4.3). Redúzcalo: menos `
    + 'resolución, más compresión o tonos de gris.',
  IMAGE_NOT_JPG: ({ kind, bytes }) =>
    `El archivo no es un JPG aunque se llame así: su tipo es ${kind ?? ''} y pesa ${count(bytes)} bytes. Guárdelo como JPG `
    + 'desde el programa con que lo abre; cambiarle el nombre no basta.',
  IMAGE_DAMAGED: ({ bytes }) =>
    `El JPG está dañado o incompleto: llegaron ${count(bytes)} bytes y no se puede abrir. Guárdelo de nuevo y súbalo.`,
  IMAGE_TOO_MANY_PIXELS: ({ width, height, pixels, most }) =>
    `La imagen mide ${count(width)} × ${count(height)} pixeles (${count(pixels)} en total) y el máximo son ${count(most)}. `
    + 'Redúzcala.',
  UPLOADS_TOO_OFTEN: 'Subió muchas imágenes seguidas. Espere diez minutos; la última que registró sigue vigente.',
  DECLARATION_NOT_OPEN: ({ from }) => `El registro abre el ${moment(from)} (Convocatoria §2.1).`,
  DECLARATION_CARRIED: 'En este periodo valen los artículos que ya se evaluaron en el anterior: no se declaran otros.',
  DECLARATION_CLOSED: ({ until }) =>
    `El registro cerró el ${moment(until)} (Convocatoria §2.1): vale la última versión que registró.`,
  DECLARATION_CHANGED: 'Su lista cambió en otra ventana. Aquí está la vigente: revísela y repita el cambio.',
  TOO_MANY_ARTICLES: ({ most }) => `Puede declarar hasta ${most ?? ''} artículos; lo que suman tiene un tope (§4.3).`,
  ARTICLE_UNKNOWN: 'Ese artículo ya no está en su lista. Revise la vigente.',
  ARTICLE_UNUSABLE: 'Revise los datos del artículo.',
  PUBLICATION_FILE_UNKNOWN: 'No se encontró esa imagen. Súbala de nuevo.',
  EVALUATION_UNKNOWN: 'Este artículo no está a su cargo.',
  EVALUATION_ENDED: 'Esta evaluación ya se firmó, se devolvió o pasó a otra persona. Vuelva a su lista.',
  JUDGEMENT_INCOMPLETE: 'Faltan respuestas o motivos.',
  RETURN_NEEDS_REASON: 'Escriba por qué lo devuelve.',
  ARTICLE_DECIDED: 'Este artículo ya tiene decisión: es definitiva e inapelable (§4.3).',
  JUDGED_ALREADY: 'Usted ya evaluó este artículo.',
  SELECTION_FROZEN: 'La selección está congelada: ya no se evalúan publicaciones.',

  NO_CANDIDATES: 'No hay candidatos con puntaje de ENARM en esta convocatoria.',
  MARKS_MISSING: ({ count }) => `Faltan ${count ?? ''} calificaciones del EFISER. Califique todos los exámenes primero.`,
  INPUTS_OPEN: ({ count }) =>
    `Hay ${count ?? ''} datos que faltan o se contradicen. Resuélvalos: la lista dice de quién y por qué numeral.`,
  NO_SEATS_OFFERED: 'La convocatoria no ofrece ninguna plaza: no hay qué asignar.',
  FREEZE_REASON_MISSING: 'Ya hay una entrada congelada: escriba por qué congela otra; el motivo será público.',
  TEST_BEACON_ONLY_IN_DEMO: 'El faro de prueba solo sirve en una demostración. Elija drand quicknet.',
  BEACON_TOO_SOON: ({ from }) =>
    `El faro debe hablar después de que cualquiera pueda leer el compromiso: elija un momento desde el ${moment(from)}.`,
  BEACON_TOO_LATE: ({ until }) => `Elija un momento del faro anterior al ${moment(until)}.`,
  LOTTERY_NOT_DRAWN: 'Falta el sorteo: registre la ronda del faro cuando llegue su momento y después ejecute.',
  LOTTERY_ALREADY_DRAWN: 'El sorteo ya se realizó: su semilla no cambia.',
  LOTTERY_SECRET_LOST: 'El secreto del sorteo se selló con otra llave maestra. Restaure la llave de su respaldo; si se '
    + 'perdió, congele de nuevo y diga por qué.',
  LOTTERY_SECRET_WRONG: 'El secreto guardado no es el comprometido. No se sorteó nada; avise a la auditoría.',
  BEACON_NOT_YET: ({ from }) => `La ronda del faro se conocerá el ${moment(from)}. Espere a ese momento.`,
  BEACON_ROUND_WRONG: ({ round }) => `La ronda comprometida es la ${round ?? ''}. Copie los datos de esa ronda.`,
  BEACON_SIGNATURE_WRONG: ({ round }) =>
    `La firma no es la del faro para la ronda ${round ?? ''}. Cópiela de nuevo, completa, de la página del faro.`,
  FALLBACK_NOT_DUE: ({ from }) => `El respaldo solo puede pedirse desde el ${moment(from)}.`,
  FALLBACK_ALREADY_ASKED: 'Ya se declaró que la ronda del faro no puede obtenerse.',
  FALLBACK_NOT_ASKED: 'Primero otra persona debe declarar que la ronda del faro no puede obtenerse.',
  FALLBACK_NEEDS_SECOND_PERSON: 'Usted pidió el respaldo: otra persona debe registrar su ronda.',
  SELECTION_INPUT_UNUSABLE: ({ path }) => `Los datos de entrada no son válidos (${path ?? 'paquete'}). Corríjalos.`,
  RUN_UNKNOWN: 'No se encontró esa corrida de la selección.',
  RUN_ALREADY_DONE: 'Esta corrida ya tiene resultados.',
  RUN_NOT_DONE: 'Esta corrida aún no tiene resultados: ejecútela primero.',
  TIE_NEEDS_LOTTERY: 'Hay un empate total y no hay semilla del sorteo. Realice el sorteo público.',
  WHAT_IF_POOL_UNKNOWN: 'Esas plazas no están en lo congelado. Actualice la página y elija de nuevo el curso.',
  WHAT_IF_CHANGES_NOTHING: 'Las plazas son las mismas que en lo congelado: cambie al menos una.',
  PUBLICATION_ALREADY_PROPOSED: 'La publicación de una corrida ya está propuesta: publíquela o retire la propuesta.',
  PUBLICATION_NOT_PROPOSED: 'Nadie ha propuesto publicar esta corrida, o la propuesta se retiró. Propóngala primero.',
  PUBLICATION_BY_ONE_PERSON: 'Usted propuso esta publicación: debe confirmarla otra persona de la Coordinación.',
  RESULTS_ALREADY_PUBLISHED: 'Los resultados de esta convocatoria ya se publicaron.',
  RESULTS_WINDOW_OVER: ({ until }) => `El periodo de resultados terminó el ${moment(until)} (Convocatoria §5.1).`,

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
  PASSWORD_WRONG: 'La contraseña no es correcta. Nada cambió; escríbala de nuevo.',
  LETTER_ALREADY_ISSUED: 'La carta de aceptación ya se emitió: se emite en una sola ocasión (Convocatoria §5.10).',
} as const satisfies Record<Exclude<Refusal, keyof typeof APART>, Text>

const ALL: Readonly<Record<Refusal, Text>> = { ...TEXTS, ...APART }

/** The sentence for a refusal, with the facts of its detail in it. */
export function describeRefusal(refused: { refusal: Refusal, detail?: Detail }): string {
  const text = ALL[refused.refusal]
  return typeof text === 'string' ? text : text(refused.detail ?? {})
}
