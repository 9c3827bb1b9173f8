/** What a check of the audit found, in Spanish: the same words for the command line and the auditor's page. */
import type { AuditFault, AuditField } from '#db/verify-audit.ts'
import type { AnchorFault, AnchorFaultReason } from './check-anchors.ts'

export const AUDIT_FAULTS: Readonly<Record<AuditFault, string>> = {
  MISSING: 'falta el registro: se quitó, o se le dio otro número',
  LINK: 'el registro no enlaza con el anterior: se insertó, se cambió de lugar o se escribió de nuevo',
  CONTENT: 'el registro se cambió: no corresponde a su huella',
  TAIL: 'la cadena no termina donde dice su cabeza: faltan registros al final',
  BEYOND_HEAD: 'hay registros después de la cabeza de la cadena',
  HEAD: 'la cabeza de la cadena no es la huella del último registro',
}

const FIELDS: Readonly<Record<AuditField, string>> = {
  seq: 'número', previous_hash: 'huella anterior', hash: 'huella', at: 'momento', actor_id: 'quién', actor_role: 'rol',
  action: 'acto', subject_type: 'clase del sujeto', subject_id: 'sujeto', payload: 'datos',
}

export function describeFields(fields: readonly AuditField[]): string {
  const words = fields.map((field) => `«${FIELDS[field]}»`)
  return words.length === 1 ? `el campo ${words.join('')}` : `alguno de los campos ${words.join(', ')}`
}

const ANCHOR_FAULTS: Readonly<Record<AnchorFaultReason, string>> = {
  ANCHOR_UNREADABLE: 'el ancla se cambió: su texto no dice lo mismo que sus datos',
  ANCHOR_KEY_UNKNOWN: 'la firmó otra llave, que no es de las anclas de esta plataforma',
  ANCHOR_KEY_UNANNOUNCED: 'la firmó una llave que ningún registro de la cadena creó',
  ANCHOR_SIGNATURE: 'la firma no corresponde: el ancla es falsa o se cambió',
  ANCHOR_LINK: 'falta el ancla anterior, o es otra',
  ANCHOR_REMOVED: 'la cadena la anuncia y el ancla no está: se quitó',
  ANCHOR_UNANNOUNCED: 'la cadena no la anuncia en su registro',
  CHAIN_CUT: 'la cadena termina antes de su registro: se cortó',
  CHAIN_REWRITTEN: 'la cadena tiene otra huella en su registro: se reescribió',
  STORE_LACKS: 'el archivo la tiene y la base de datos no: se quitó',
  STORE_DIFFERS: 'la base de datos tiene otra con ese número: se reescribió',
}

/** One sentence: which anchor, what, and between which events the change lies. */
export function describeAnchorFault({ source, number, fromSeq, seq, reason }: AnchorFault): string {
  const where = fromSeq >= seq ? `en el registro ${String(seq)}` : `entre los registros ${String(fromSeq)} y ${String(seq)}`
  return `Ancla ${String(number)}${source === 'file' ? ' del archivo' : ''}: ${ANCHOR_FAULTS[reason]} (${where})`
}
