/**
 * The two steps of accepting a seat: "ACEPTO SEDE", then the carta compromiso.
 * Only inside the window of the results; what is not done by its end is a
 * rejection by rule, whether or not anybody writes it down.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { lockAward, saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import type { Trx } from '#db/client.ts'
import {
  decideAcceptance, type AcceptanceEvent, type AcceptanceRefusal, type AcceptanceState,
} from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type AcceptAwardRefusal = AcceptanceRefusal | 'NO_AWARD'

/** The award's new state. Convocatoria §5.4 */
export async function acceptSede(services: CoreServices, actor: Actor) {
  return stepAward(services, actor, 'acceptSede', 'award.acceptSede')
}

/** The award's new state. `commitmentSha256` names the very text that was shown. Convocatoria §5.5, §5.6 */
export async function acceptCommitment(services: CoreServices, actor: Actor, commitmentSha256: string) {
  return stepAward(services, actor, 'acceptCommitment', 'award.acceptCommitment', { commitmentSha256 })
}

async function stepAward(
  { database: { db } }: CoreServices, actor: Actor, event: AcceptanceEvent, action: string,
  payload: Readonly<Record<string, string>> = {},
): Promise<Result<AcceptanceState, AcceptAwardRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decided = await decideOwnAward(trx, actor, event)
    if (!decided.ok) return decided
    const { awardId, next, now } = decided.value
    await saveAwardState(trx, awardId, next, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action, subjectType: 'award', subjectId: awardId, payload,
    })
    return accept(next)
  })
}

/** Locks the actor's own award and decides the event on it, by the database's clock. */
export async function decideOwnAward(
  trx: Trx, actor: Actor, event: AcceptanceEvent,
): Promise<Result<{ awardId: string, next: AcceptanceState, now: Instant }, AcceptAwardRefusal>> {
  const award = await lockAward(trx, actor.personId)
  if (award === undefined) return refuse('NO_AWARD')
  const now = await readNow(trx)
  const { results } = await readConvocatoriaWindows(trx, award.convocatoria_id)
  const next = decideAcceptance(award.state, event, now, results)
  return next.ok ? accept({ awardId: award.id, next: next.value, now }) : next
}
