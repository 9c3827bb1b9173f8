/**
 * Records that a resident presented themself at the new sede, or that a record before was wrong: by the OOAD of that sede,
 * or by the education authority of a UMAE, which has none. From the day of arrival on; what was recorded stays.
 * Convocatoria §5.9.3, §5.12
 */
import { insertArrival, readArrival, readReceiver } from '#db/queries/arrivals.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { lockAwardById } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { decideArrival, type ArrivalRefusal } from '#exam-engine/convocatoria/arrival.ts'
import { effectiveState, holdsSeat, type AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type RecordArrivalRefusal = ArrivalRefusal | 'AWARD_UNKNOWN' | 'ARRIVAL_OWN' | 'ARRIVAL_NOT_YOURS'

interface ArrivalInput {
  awardId: string
  /** ISO date; null takes a wrong record back. */
  arrivedOn: string | null
  reason: string
  /** The newest record as it was shown. */
  seenId: number | null
}

export async function recordArrival(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, { awardId, arrivedOn, reason, seenId }: ArrivalInput,
): Promise<Result<null, RecordArrivalRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, RecordArrivalRefusal>> => {
    const award = await lockAwardById(trx, { awardId })
    if (award === undefined) return refuse('AWARD_UNKNOWN')
    const receiver = await readReceiver(trx, awardId)
    const role = receivingRole(actor, receiver)
    if (role === null) return refuse('ARRIVAL_NOT_YOURS')
    if (award.person_id === actor.personId) return refuse('ARRIVAL_OWN')
    const now = await readNow(trx)
    const results = { from: receiver.results_from, until: receiver.results_until }
    const decided = decideArrival(await readArrival(trx, awardId), {
      arrivedOn, reason, seenId, seat: seatOf(effectiveState(award.state, now, results)),
    }, receiver.arrivesOn, now)
    if (!decided.ok) return decided
    const why = reason.trim()
    await insertArrival(trx, { awardId, arrivedOn, reason: why, by: actor.personId, role })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role }, action: 'award.recordArrival', subjectType: 'award', subjectId: awardId,
      payload: { arrivedOn, reasonSha256: why === '' ? null : sha256Hex(why) },
    })
    return accept(null)
  })
}

/** In which role somebody receives at a sede; null: in none. */
export function receivingRole(actor: Actor, { code, ooad }: { code: string, ooad: string }): 'ooad' | 'educacion' | null {
  if (actor.grants.some((grant) => grant.role === 'ooad' && grant.ooad === ooad)) return 'ooad'
  return ooad === 'UMAE' && hasRoleAtSede(actor, 'educacion', code) ? 'educacion' : null
}

function seatOf(state: AcceptanceState): 'letterIssued' | 'commitmentAccepted' | 'notHeld' {
  if (!holdsSeat(state)) return 'notHeld'
  return state === 'letterIssued' ? 'letterIssued' : 'commitmentAccepted'
}
