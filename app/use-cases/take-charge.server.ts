/**
 * Who is in charge of a turno at a sede: the first supervisor who opens the desk, or whom an admin appoints. Nothing in
 * the sitting waits for it.
 */
import {
  endHandOver,
  insertCharge,
  listCharges,
  listColleagues,
  listHandOvers,
  type DeskPlace,
} from '#db/queries/desk.ts'
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { forceCharge as decideForce, openDesk as decideOpen } from '#exam-engine/sitting/desk-charge.ts'
import type { Actor } from '#app/http/actor.ts'
import { actOnDesk, auditDesk, type DeskBar } from './desk-act.server.ts'
import type { SittingServices } from './sitting-services.ts'

export type OpenDeskRefusal = DeskBar | 'DESK_NOT_OPEN' | 'DESK_TAKEN'

/** DESK_TAKEN once anybody opened it: from then on it is handed over. */
export async function openDesk(
  services: SittingServices,
  actor: Actor,
  place: DeskPlace
): Promise<Result<null, OpenDeskRefusal>> {
  return actOnDesk<null, OpenDeskRefusal>(services, actor, { role: 'supervisor', place }, async (trx, desk) => {
    const inCharge = (await listCharges(trx, place)).at(-1)?.personId ?? null
    const decision = decideOpen(desk.opensAt, inCharge, desk.now)
    if (!decision.ok) return decision
    await insertCharge(trx, { ...place, personId: actor.personId, how: 'opened', by: actor.personId })
    await auditDesk(trx, actor, place, { action: 'turno.openDesk' })
    return accept(null)
  })
}

type ForceDecision =
  | 'HAND_OVER_OPEN'
  | 'NO_HAND_OVER'
  | 'NOT_A_COLLEAGUE'
  | 'ALREADY_IN_CHARGE'
  | 'HAND_OVER_NEEDS_NOTE'
export type ForceChargeRefusal = DeskBar | ForceDecision

/** An admin puts a supervisor of the sede in charge, with the reason; a hand-over that hangs has no effect any more. */
export async function forceCharge(
  services: SittingServices,
  actor: Actor,
  place: DeskPlace,
  { to, reason }: { to: string; reason: string }
): Promise<Result<null, ForceChargeRefusal>> {
  return actOnDesk<null, ForceDecision>(services, actor, { role: 'admin', place }, async (trx) => {
    const inCharge = (await listCharges(trx, place)).at(-1)?.personId ?? null
    const open = (await listHandOvers(trx, place)).find(({ outcome }) => outcome === null)
    const colleagues = (await listColleagues(trx, place.sedeCode)).map(({ personId }) => personId)
    const step = decideForce(inCharge, open === undefined ? 'none' : 'offered', { to, note: reason }, colleagues)
    if (!step.ok) return step
    if (open !== undefined && step.value.outcome !== null) {
      await endHandOver(trx, open.id, { outcome: step.value.outcome, by: actor.personId })
    }
    await insertCharge(trx, { ...place, personId: to, how: 'forced', reason, by: actor.personId })
    await auditDesk(trx, actor, place, {
      role: 'admin',
      action: 'turno.forceCharge',
      payload: { personId: to, reasonSha256: sha256Hex(reason) },
    })
    return accept(null)
  })
}
