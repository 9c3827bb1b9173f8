/**
 * The coordination corrects what the roster says of somebody's course, with a reason: CEME, grade, sede of adscription and
 * of rotation. Both versions stay; nothing after the freeze. Of who is registered CEME and grade stay, for the exam, the
 * preferences and the grades hang on them; the sede of the exam moves by request only (§3.1).
 */
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findRosterCorrectable, insertRosterCorrections } from '#db/queries/person-corrections.ts'
import { listScopes } from '#db/queries/persons.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import { ROSTER_FIELDS, type RosterField } from '#db/tables/person-file-tables.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type CorrectRosterRefusal =
  | 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'PERSON_UNKNOWN' | 'OWN_REGISTRATION' | 'FILE_FROZEN' | 'CORRECTION_CHANGES_NOTHING'
  | 'COURSE_OF_REGISTERED' | 'ROSTER_SEDE_UNKNOWN'

export interface RosterCorrectionInput {
  personId: string
  /** Null: sits no rotation. */
  fields: Readonly<Record<RosterField, string | null>>
  reason: string
}

/** How many fields changed. */
export async function correctRoster(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, { personId, fields, reason }: RosterCorrectionInput,
): Promise<Result<number, CorrectRosterRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (actor.personId === personId) return refuse('OWN_REGISTRATION')
  return db.transaction().execute(async (trx): Promise<Result<number, CorrectRosterRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    await lockRegistration(trx, personId)
    const recorded = await findRosterCorrectable(trx, convocatoria.id, personId)
    if (recorded === undefined) return refuse('PERSON_UNKNOWN')
    const frozenAt = await findFirstFreeze(trx, convocatoria.id)
    if (frozenAt !== null) return refuse('FILE_FROZEN', { at: toIso(frozenAt) })
    const changes = ROSTER_FIELDS.filter((field) => recorded[field] !== fields[field])
      .map((field) => ({ field, before: recorded[field], after: fields[field] }))
    if (changes.length === 0) return refuse('CORRECTION_CHANGES_NOTHING')
    const { sedes } = await listScopes(trx)
    const named = [fields.adscription_sede, fields.rotation_sede].filter((code) => code !== null)
    if (named.some((code) => !sedes.some((sede) => sede.code === code))) return refuse('ROSTER_SEDE_UNKNOWN')
    const movesCourse = changes.some(({ field }) => field === 'ceme' || field === 'grade')
    if (movesCourse && await isCandidate(trx, convocatoria.id, personId)) return refuse('COURSE_OF_REGISTERED')
    await insertRosterCorrections(trx, {
      convocatoriaId: convocatoria.id, personId, changes, reason: reason.trim(), by: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'roster.correct', subjectType: 'person',
      subjectId: personId, payload: { fields: changes.map(({ field }) => field), reasonSha256: sha256Hex(reason.trim()) },
    })
    return accept(changes.length)
  })
}

async function isCandidate(trx: Parameters<typeof findRosterCorrectable>[0], convocatoriaId: string, personId: string) {
  return await trx.selectFrom('candidate').select('id')
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId).executeTakeFirst() !== undefined
}
