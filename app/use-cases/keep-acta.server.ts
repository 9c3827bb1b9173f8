/** What is done to an acta beside signing: an observation on the draft, and closing it with signatures missing. */
import { endDueAttempts, readActaNow } from '#app/acta/acta-standing.server.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { insertObservation } from '#db/queries/actas.ts'
import { lockDesk, type DeskPlace } from '#db/queries/desk.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { closeActa as decideClose, observeActa as decideObserve } from '#exam-engine/sitting/acta.ts'
import type { ActaNow } from '#app/acta/acta-standing.server.ts'
import { auditDesk } from './desk-act.server.ts'
import { completeActa, type ActaServices } from './sign-acta.server.ts'

type ActaBar = 'NOT_YOUR_SEDE' | 'ROSTER_EMPTY' | 'TURNO_NOT_OVER' | 'ACTA_ISSUED' | 'ACTA_COMPLETE' | 'ACTA_UNSIGNED'
export type ObserveActaRefusal = ActaBar | 'OBSERVATION_EMPTY'
export type CloseActaRefusal = ActaBar | 'NOT_IN_CHARGE' | 'CLOSING_NEEDS_REASON'

/** Adds to the draft; whoever had it open must read it again before signing. */
export async function observeActa(
  services: ActaServices, actor: Actor, place: DeskPlace, text: string,
): Promise<Result<null, ObserveActaRefusal>> {
  return actOnActa<ObserveActaRefusal>(services, actor, place, async (trx, { standing }) => {
    const decision = decideObserve(standing, text)
    if (!decision.ok) return decision
    await insertObservation(trx, place, { text: text.trim(), by: actor.personId })
    await auditDesk(trx, actor, place, { action: 'turno.observeActa', payload: { textSha256: sha256Hex(text.trim()) } })
    return accept(null)
  })
}

/** Completes it with the reason why signatures are missing; by who is in charge. */
export async function closeActa(
  services: ActaServices, actor: Actor, place: DeskPlace, reason: string,
): Promise<Result<null, CloseActaRefusal>> {
  return actOnActa<CloseActaRefusal>(services, actor, place, async (trx, acta) => {
    const decision = decideClose(acta.standing, { by: actor.personId, reason })
    if (!decision.ok) return decision
    await completeActa(trx, actor, place, { acta, reason: reason.trim() })
    return accept(null)
  })
}

async function actOnActa<R extends string>(
  services: ActaServices, actor: Actor, place: DeskPlace, act: (trx: Trx, acta: ActaNow) => Promise<Result<null, R>>,
): Promise<Result<null, R | ActaBar>> {
  if (!hasRoleAtSede(actor, 'supervisor', place.sedeCode)) return refuse('NOT_YOUR_SEDE')
  await endDueAttempts(services, place)
  const isDemo = services.demo
  return services.database.db.transaction().execute(async (trx): Promise<Result<null, R | ActaBar>> => {
    await lockDesk(trx, place)
    const acta = await readActaNow(trx, place, { isDemo, reader: actor.personId })
    return acta.ok ? act(trx, acta.value) : acta
  })
}
