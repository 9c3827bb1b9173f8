/**
 * Who is in charge hands the turno over to another supervisor of the sede, with what is pending in words and figures;
 * the other confirms with the own session and password. Until then, and if it is withdrawn, the charge stays.
 */
import { readBoard } from '#app/board/read-board.server.ts'
import { countPending } from '#app/board/count-pending.ts'
import {
  endHandOver,
  insertCharge,
  insertHandOver,
  listCharges,
  listColleagues,
  listHandOvers,
  type DeskPlace,
} from '#db/queries/desk.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { offerHandOver as decideOffer, stepHandOver } from '#exam-engine/sitting/desk-charge.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import {
  confirmPassword,
  type ConfirmPasswordRefusal,
  type OwnPassword,
  type PasswordServices,
} from './confirm-password.server.ts'
import { actOnDesk, auditDesk, type DeskBar } from './desk-act.server.ts'
import type { SittingServices } from './sitting-services.ts'

type OfferDecision = 'NOT_IN_CHARGE' | 'HAND_OVER_OPEN' | 'NO_HAND_OVER' | 'NOT_A_COLLEAGUE' | 'HAND_OVER_NEEDS_NOTE'
export type OfferRefusal = DeskBar | OfferDecision
export type EndHandOverRefusal = DeskBar | ConfirmPasswordRefusal | 'NO_HAND_OVER' | 'HAND_OVER_OPEN' | 'NOT_FOR_YOU'

export async function offerHandOver(
  services: Pick<Services, 'database' | 'live'>,
  actor: Actor,
  place: DeskPlace,
  { to, note }: { to: string; note: string }
): Promise<Result<null, OfferRefusal>> {
  // Asked before anything is read: the board of another's sede stays unread.
  if (!hasRoleAtSede(actor, 'supervisor', place.sedeCode)) return refuse('NOT_YOUR_SEDE')
  const board = await readBoard(services, place.turnoId, place.sedeCode)
  if (board === undefined) return refuse('SEDE_WITHOUT_ROSTER')
  return actOnDesk<null, OfferDecision>(services, actor, { role: 'supervisor', place }, async (trx) => {
    const inCharge = (await listCharges(trx, place)).at(-1)?.personId ?? null
    const open = (await listHandOvers(trx, place)).some(({ outcome }) => outcome === null)
    const colleagues = (await listColleagues(trx, place.sedeCode)).map(({ personId }) => personId)
    const step = decideOffer(inCharge, open ? 'offered' : 'none', { by: actor.personId, to, note }, colleagues)
    if (!step.ok) return step
    await insertHandOver(trx, { ...place, from: actor.personId, to, note, pending: countPending(board) })
    await auditDesk(trx, actor, place, {
      action: 'turno.offerHandOver',
      payload: { personId: to, noteSha256: sha256Hex(note) },
    })
    return accept(null)
  })
}

/** The charge passes at this moment. NOT_FOR_YOU where it was offered to somebody else. */
export async function confirmHandOver(
  services: SittingServices & PasswordServices,
  actor: Actor,
  place: DeskPlace,
  own: OwnPassword
): Promise<Result<null, EndHandOverRefusal>> {
  if (!hasRoleAtSede(actor, 'supervisor', place.sedeCode)) return refuse('NOT_YOUR_SEDE')
  const confirmed = await confirmPassword(services, actor, own)
  return confirmed.ok ? endOffer(services, actor, place, 'confirm') : confirmed
}

/** By who offered it; the charge stays. */
export async function withdrawHandOver(
  services: SittingServices,
  actor: Actor,
  place: DeskPlace
): Promise<Result<null, EndHandOverRefusal>> {
  return endOffer(services, actor, place, 'withdraw')
}

async function endOffer(
  services: SittingServices,
  actor: Actor,
  place: DeskPlace,
  event: 'confirm' | 'withdraw'
): Promise<Result<null, EndHandOverRefusal>> {
  return actOnDesk<null, EndHandOverRefusal>(services, actor, { role: 'supervisor', place }, async (trx) => {
    const open = (await listHandOvers(trx, place)).find(({ outcome }) => outcome === null)
    const step = stepHandOver(open === undefined ? 'none' : 'offered', event)
    if (!step.ok) return step
    if (open === undefined || step.value.outcome === null) return refuse('NO_HAND_OVER')
    if (actor.personId !== (event === 'confirm' ? open.toId : open.fromId)) return refuse('NOT_FOR_YOU')
    await endHandOver(trx, open.id, { outcome: step.value.outcome, by: actor.personId })
    if (event === 'confirm') {
      await insertCharge(trx, {
        ...place,
        personId: actor.personId,
        how: 'handedOver',
        handOverId: open.id,
        by: actor.personId,
      })
    }
    await auditDesk(trx, actor, place, {
      action: event === 'confirm' ? 'turno.confirmHandOver' : 'turno.withdrawHandOver',
      payload: { handOverId: open.id },
    })
    return accept(null)
  })
}
