/** What somebody reads when an annulment, the release of a form or the discard of a freeze is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import type { Text } from './refusal-text.ts'

const FINDINGS: Readonly<Record<string, string>> = {
  MEAN_NEAR_CHANCE: 'la media está cerca del azar',
  KEY_BEATEN: 'un distractor supera a la clave',
  NOT_CHECKED: 'falta calificarlo de nuevo para comprobarlo',
}

export const MARKING_REFUSALS = {
  ANNULMENT_UNKNOWN: 'No se encontró esa propuesta de anulación.',
  ANNULMENT_OPEN: 'Ya hay una propuesta de anulación pendiente para esta forma. Espere a que se decida.',
  ANNULMENT_DECIDED: 'Esa propuesta ya se decidió, y una decisión no se cambia. Actualice la página.',
  ANNULMENT_AFTER_FREEZE:
    'La selección está congelada. Para anular, otra persona debe descartar primero lo congelado, en Selección.',
  ANNULMENT_AFTER_PUBLICATION:
    'Los resultados ya se publicaron: no hay revisión del resultado del examen (Convocatoria §3.1 B).',
  ANNULMENT_PENDING: ({ exam }) =>
    `Hay una propuesta de anulación sin decidir en ${exam ?? 'un examen'}. Decídanla antes de congelar (§3.1 B).`,
  ANNULMENT_NEEDS_REASON: 'Escriba por qué se anulan: queda en el registro.',
  ANNULMENT_NEEDS_ITEMS: 'Elija al menos un reactivo.',
  ITEM_ALREADY_ANNULLED: 'Uno de esos reactivos ya está anulado. Quítelo de la propuesta.',
  ANNULMENT_POLICY_DIFFERS:
    'Esta forma ya tiene reactivos anulados con la otra regla, y la regla es una para todas las personas de la forma.',
  ANNULLED_ITEM_UNKNOWN: 'El reactivo no pertenece a esta forma.',
  NOTHING_COUNTED: 'No puede anularse toda la forma.',
  DRY_RUN_NOT_SHOWN: 'Usted aún no ha visto a quién mueve esta propuesta. '
    + 'Diga el motivo en «Decir el motivo…», revise los cambios y apruebe después.',
  DRY_RUN_CHANGED: 'Los datos cambiaron desde que abrió esta página. Revise la simulación de nuevo antes de aprobar.',
  FORM_NOT_SAT: 'Nadie que esté calificado presentó esa forma. Califique primero el examen.',
  FORM_NOT_RELEASED: ({ exam, finding, n }) =>
    `${exam ?? 'Un examen'} espera una decisión (§3.1 B): ${FINDINGS[String(finding)] ?? 'hay un hallazgo'}`
    + `${n === null || n === undefined ? '' : `, n = ${n}`}. Libérelo con un motivo o proponga una anulación.`,
  NOTHING_TO_RELEASE: 'Esta forma no espera ninguna decisión. Actualice la página.',
  FINDINGS_CHANGED: 'Los hallazgos cambiaron desde que abrió esta página. Léalos de nuevo antes de liberar.',
  RELEASE_NEEDS_REASON: 'Escriba por qué la forma se libera a pesar de los hallazgos.',
  RUN_DISCARDED: 'Esta corrida se descartó: queda en el registro y no puede ejecutarse ni publicarse.',
  DISCARD_NEEDS_REASON: 'Escriba por qué se descarta: queda en el registro.',
  PUBLICATION_STILL_PROPOSED: 'La publicación de esta corrida está propuesta. Retiren primero la propuesta.',
  FREEZER_CANNOT_DISCARD: 'Quien congeló la entrada no la descarta: corresponde a otra persona de la coordinación.',

  KEY_FORM_MISMATCH: 'La clave no corresponde a la forma congelada. Nada se calificó; avise a auditoría.',
} as const satisfies Partial<Record<Refusal, Text>>
