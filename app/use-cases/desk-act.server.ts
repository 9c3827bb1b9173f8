/**
 * What every act on a desk (a turno at a sede) has in common: the role there, the desk's lock, that somebody is
 * expected, that the acta is not frozen, the audit row in the same transaction, and the boards that are told after it.
 */
import { findActa } from '#db/queries/actas.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findDesk, lockDesk, type DeskPlace } from '#db/queries/desk.ts'
import type { Trx } from '#db/client.ts'
import { refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type DeskBar = 'NOT_YOUR_SEDE' | 'ADMIN_ONLY' | 'SEDE_WITHOUT_ROSTER' | 'ACTA_ISSUED'

export interface OpenDesk extends DeskPlace {
  opensAt: Instant
  now: Instant
}

interface DeskAct {
  role: 'supervisor' | 'admin'
  place: DeskPlace
}

/** `act` decides and saves, under the lock. The supervisors' boards of the sede are told after the commit. */
export async function actOnDesk<T, R extends string>(
  { database, live }: SittingServices, actor: Actor, { role, place }: DeskAct,
  act: (trx: Trx, desk: OpenDesk) => Promise<Result<T, R>>,
): Promise<Result<T, R | DeskBar>> {
  if (role === 'admin' && !hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  if (role === 'supervisor' && !hasRoleAtSede(actor, 'supervisor', place.sedeCode)) return refuse('NOT_YOUR_SEDE')
  const desk = await findDesk(database.db, place)
  if (desk === undefined) return refuse('SEDE_WITHOUT_ROSTER')
  const result = await database.db.transaction().execute(async (trx): Promise<Result<T, R | DeskBar>> => {
    await lockDesk(trx, place)
    if (await findActa(trx, place) !== undefined) return refuse('ACTA_ISSUED')
    return act(trx, { ...place, opensAt: desk.opensAt, now: await readNow(trx) })
  })
  // A hint to the whole room: whichever attempt it names, its boards read everything anew.
  if (result.ok) live.publishAttemptChanged(desk.someAttemptId)
  return result
}

interface DeskAudit {
  role?: 'supervisor' | 'admin'
  action: string
  payload?: Readonly<Record<string, unknown>>
}

export async function auditDesk(
  trx: Trx, actor: Actor, { turnoId, sedeCode }: DeskPlace, { role = 'supervisor', action, payload = {} }: DeskAudit,
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role }, action, subjectType: 'turno', subjectId: turnoId,
    payload: { ...payload, sedeCode },
  })
}
