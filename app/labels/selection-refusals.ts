/** What the coordination reads when a freeze, a lottery, a run, a simulation or a publication is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import { moment, type Text } from './refusal-text.ts'

export const SELECTION_REFUSALS = {
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
  WHAT_IF_CHANGES_NOTHING: 'Las plazas y lo anulado son los mismos que en lo congelado: cambie al menos una plaza o un reactivo.',
  WHAT_IF_FORM_UNKNOWN: 'Esa forma no está en lo congelado. Actualice la página y elija de nuevo el examen.',
  WHAT_IF_INPUTS_CHANGED: 'Lo anulado, las respuestas o las calificaciones de ese examen ya no son las que se congelaron:'
    + ' simule sobre la corrida vigente.',
  WHAT_IF_ITEM_UNKNOWN: 'Uno de los reactivos no pertenece a esa forma. Actualice la página y elija de nuevo.',
  WHAT_IF_NOTHING_COUNTED: 'No puede anularse toda la forma: deje al menos un reactivo.',
  PUBLICATION_ALREADY_PROPOSED: 'La publicación de una corrida ya está propuesta: publíquela o retire la propuesta.',
  PUBLICATION_NOT_PROPOSED: 'Nadie ha propuesto publicar esta corrida, o la propuesta se retiró. Propóngala primero.',
  PUBLICATION_BY_ONE_PERSON: 'Usted propuso esta publicación: debe confirmarla otra persona de la Coordinación.',
  RESULTS_ALREADY_PUBLISHED: 'Los resultados de esta convocatoria ya se publicaron.',
  RESULTS_WINDOW_OVER: ({ until }) => `El periodo de resultados terminó el ${moment(until)} (Convocatoria §5.1).`,
} as const satisfies Partial<Record<Refusal, Text>>
