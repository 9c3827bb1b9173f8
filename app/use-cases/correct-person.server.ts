/**
 * The coordination corrects what the roster says of a person, with a reason: name, CURP, sex, birth. Both versions stay;
 * nothing after the freeze. Grades and ENARM marks have their own ways (correct-grade, import-enarm); the category of
 * nationality has none (§2.2 D).
 */
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findCorrectable, insertPersonCorrections } from '#db/queries/person-corrections.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import { CORRECTABLE, type CorrectableField } from '#db/tables/person-file-tables.ts'
import { readCurp, type CurpRefusal } from '#exam-engine/convocatoria/curp.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type CorrectPersonRefusal =
  | 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'PERSON_UNKNOWN' | 'OWN_REGISTRATION' | 'FILE_FROZEN' | 'CURP_INVALID' | 'CURP_TAKEN'
  | 'CORRECTION_CHANGES_NOTHING'

export interface PersonCorrectionInput {
  personId: string
  /** Null empties it. */
  fields: Readonly<Record<CorrectableField, string | null>>
  reason: string
}

/** How many fields changed. CURP_INVALID tells why in `problem`. */
export async function correctPerson(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, { personId, fields, reason }: PersonCorrectionInput,
): Promise<Result<number, CorrectPersonRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (actor.personId === personId) return refuse('OWN_REGISTRATION')
  const curp = fields.curp === null ? null : readCurp(fields.curp)
  if (curp !== null && !curp.ok) return refuse('CURP_INVALID', { problem: curp.refusal satisfies CurpRefusal })
  const wanted = { ...fields, curp: curp?.value.text ?? null }
  try {
    return await db.transaction().execute(async (trx): Promise<Result<number, CorrectPersonRefusal>> => {
      const convocatoria = await findCurrentConvocatoria(trx)
      if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
      await lockRegistration(trx, personId)
      const recorded = await findCorrectable(trx, personId)
      if (recorded === undefined) return refuse('PERSON_UNKNOWN')
      const frozenAt = await findFirstFreeze(trx, convocatoria.id)
      if (frozenAt !== null) return refuse('FILE_FROZEN', { at: toIso(frozenAt) })
      const changes = CORRECTABLE.filter((field) => recorded[field] !== wanted[field])
        .map((field) => ({ field, before: recorded[field], after: wanted[field] }))
      if (changes.length === 0) return refuse('CORRECTION_CHANGES_NOTHING')
      await insertPersonCorrections(trx, {
        convocatoriaId: convocatoria.id, personId, changes, reason: reason.trim(), by: actor.personId,
      })
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'admin' }, action: 'person.correct', subjectType: 'person',
        subjectId: personId, payload: { fields: changes.map(({ field }) => field), reasonSha256: sha256Hex(reason.trim()) },
      })
      return accept(changes.length)
    })
  } catch (error) {
    if (error instanceof Error && 'constraint_name' in error && error.constraint_name === 'person_curp_unique') {
      return refuse('CURP_TAKEN')
    }
    throw error
  }
}
