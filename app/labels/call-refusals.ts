/** What somebody reads when an act on a call or an aviso is refused. */
import type { Refusal } from '#app/http/refusal.ts'
import type { Text } from './refusal-text.ts'

export const CALL_REFUSALS = {
  AVISO_UNKNOWN: 'El aviso que quiere corregir no está en esta convocatoria. Elija otro de la lista.',
  AVISO_CORRECTED: ({ number }) => `Ese aviso ya lo corrigió el ${number ?? ''}. Corrija ese.`,
  AVISO_TAKEN: ({ number }) => `El aviso ${number ?? ''} dice lo mismo: ya está publicado.`,
  CALL_UNKNOWN: 'Esa convocatoria no existe. Vuelva a la lista.',
  CALL_DRAFT_UNKNOWN: 'Ese borrador no existe. Vuelva a la lista de convocatorias.',
  CALL_DRAFT_CLOSED: 'El borrador ya se publicó o se descartó: no cambia más.',
  CALL_PART_CHANGED:
    'Otra persona cambió esto mientras usted escribía. Compare abajo; si lo suyo es lo correcto, guarde de nuevo.',
  CALL_ROW_GONE: 'Otra persona quitó este renglón mientras usted escribía. Copie lo suyo y agréguelo como nuevo.',
  CALL_PART_CLOSED: 'En este periodo valen las calificaciones del anterior: no lleva exámenes (§5.13). Para uno con examen, descarte el borrador y abra el periodo otra vez.',
  CALL_ROW_TAKEN: 'Ya hay un renglón con ese nombre. Edite aquel, o escriba otro.',
  CALL_INVALID: 'Así la convocatoria quedaría vacía o demasiado larga en esta parte. Nada cambió.',
  CALL_ROWS_FAULTY: 'Un renglón tiene un problema: vea la lista. Nada se cargó.',
  CALL_REVIEW_CHANGED: 'El borrador cambió desde que abrió esta página. Revíselo y confirme de nuevo.',
  CALL_BLOCKED: 'Falta algo o se contradice: vea la lista del borrador. Nada se publicó.',
  PERIOD_NOT_PAST: 'Escriba un periodo anterior al vigente, por ejemplo 2022-2023-1: dos años seguidos y el número del periodo.',
  PERIOD_PUBLISHED_HERE:
    'Esa selección se publicó aquí: sus cortes ya se muestran y no se cargan. Elija otro periodo.',
  PAST_LIST_UNKNOWN: 'Esa lista ya no aparece. Actualice la página.',
  ALREADY_WITHDRAWN: 'Alguien ya retiró esta lista. Actualice la página.',
  ERRATA_WITHOUT_REASON: 'Escriba el motivo de la fe de erratas: lo lee todo el público.',
} as const satisfies Partial<Record<Refusal, Text>>
