/**
 * Records that a foreign resident with a seat paid tuition or has a migratory status in order, and on which day; or that a
 * record before it was wrong. By the coordination, or by the OOAD of the new sede. What was recorded stays. §5.18
 */
import { appendAudit } from '#db/queries/audit.ts'
import { lockAwardById } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { findOoadOfAward, insertForeignRecord } from '#db/queries/foreign-records.ts'
import type { ForeignDuty } from '#exam-engine/convocatoria/foreign-status.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type RecordForeignRefusal =
  | 'AWARD_UNKNOWN' | 'FOREIGN_ONLY' | 'FOREIGN_RECORD_OWN' | 'FOREIGN_NOT_YOURS' | 'FOREIGN_DAY_IN_FUTURE' | 'FOREIGN_NEEDS_NOTE'

interface ForeignInput {
  awardId: string
  duty: ForeignDuty
  /** ISO date; null takes a wrong record back. */
  fulfilledOn: string | null
  /** The receipt or paper that shows it. */
  note: string
}

export async function recordForeignDuty(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, { awardId, duty, fulfilledOn, note }: ForeignInput,
): Promise<Result<null, RecordForeignRefusal>> {
  const text = note.trim()
  if (text === '') return refuse('FOREIGN_NEEDS_NOTE')
  return db.transaction().execute(async (trx): Promise<Result<null, RecordForeignRefusal>> => {
    const award = await lockAwardById(trx, { awardId })
    const ooad = award === undefined ? undefined : await findOoadOfAward(trx, awardId)
    if (award === undefined || ooad === undefined) return refuse('AWARD_UNKNOWN')
    const role = roleFor(actor, ooad)
    if (role === null) return refuse('FOREIGN_NOT_YOURS')
    if (award.category !== 'foreign') return refuse('FOREIGN_ONLY')
    if (award.person_id === actor.personId) return refuse('FOREIGN_RECORD_OWN')
    if (fulfilledOn !== null && instant(`${fulfilledOn}T00:00:00-06:00`) > await readNow(trx)) {
      return refuse('FOREIGN_DAY_IN_FUTURE')
    }
    await insertForeignRecord(trx, { awardId, duty, fulfilledOn, note: text, by: actor.personId, role })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'award.recordForeignDuty', subjectType: 'award', subjectId: awardId,
      payload: { duty, fulfilledOn },
    })
    return accept(null)
  })
}

function roleFor(actor: Actor, ooad: string): 'admin' | 'ooad' | null {
  if (hasRole(actor, 'admin')) return 'admin'
  return actor.grants.some((grant) => grant.role === 'ooad' && grant.ooad === ooad) ? 'ooad' : null
}
