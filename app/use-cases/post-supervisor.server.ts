/**
 * The education authority of a sede or the coordination says who supervises where in a turno: one room, or the whole
 * sede; one place per person. Until T0: from then on one supervisor hands over to the other. §3.1 C
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { listRooms, lockSede } from '#db/queries/rooms.ts'
import {
  deletePost, findPostOf, insertPost, listSupervisorsOfSede, sitsInTurno,
} from '#db/queries/supervisor-posts.ts'
import { findTurno, hasRoster } from '#db/queries/turnos.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { refuseLatePost } from '#exam-engine/sitting/seating.ts'
import type { Actor } from '#app/http/actor.ts'
import { arrangingRole } from '#app/rooms/may-arrange.ts'
import type { Services } from '#app/services.server.ts'
import type { TurnoAtSede } from './seat-candidates.server.ts'

export type PostRefusal =
  | 'SEDE_NOT_YOURS' | 'TURNO_UNKNOWN' | 'SEDE_WITHOUT_ROSTER' | 'POSTS_CLOSED' | 'ROOM_UNKNOWN' | 'NOT_A_SUPERVISOR'
  | 'POSTED_ALREADY' | 'SITS_IN_TURNO' | 'POST_UNKNOWN'

/** POSTED_ALREADY names the sede; SITS_IN_TURNO: a candidate of the turno supervises nobody in it. */
export async function postSupervisor(
  services: Pick<Services, 'database'>, actor: Actor,
  place: TurnoAtSede & { personId: string; roomId: string | null },
): Promise<Result<null, PostRefusal>> {
  return arrangePost(services, actor, place, async (trx, audit) => {
    const { turnoId, sedeCode, personId, roomId } = place
    if (!await hasRoster(trx, turnoId, sedeCode)) return refuse('SEDE_WITHOUT_ROSTER')
    if (roomId !== null && !(await listRooms(trx, sedeCode)).some(({ id }) => id === roomId)) {
      return refuse('ROOM_UNKNOWN')
    }
    if (!(await listSupervisorsOfSede(trx, sedeCode)).some(({ id }) => id === personId)) {
      return refuse('NOT_A_SUPERVISOR')
    }
    const before = await findPostOf(trx, turnoId, personId)
    if (before !== undefined) return refuse('POSTED_ALREADY', { sede: before.sede })
    if (await sitsInTurno(trx, turnoId, personId)) return refuse('SITS_IN_TURNO')
    await insertPost(trx, place, { personId, roomId })
    await audit('sitting.postSupervisor', { personId, roomId })
    return accept(null)
  })
}

export async function dismissPost(
  services: Pick<Services, 'database'>, actor: Actor, place: TurnoAtSede & { postId: string },
): Promise<Result<null, PostRefusal>> {
  return arrangePost(services, actor, place, async (trx, audit) => {
    const dismissed = await deletePost(trx, place, place.postId)
    if (dismissed === undefined) return refuse('POST_UNKNOWN')
    await audit('sitting.dismissPost', { personId: dismissed.person_id })
    return accept(null)
  })
}

type AuditOfPost = (action: string, payload: { personId: string; roomId?: string | null }) => Promise<void>

async function arrangePost(
  { database }: Pick<Services, 'database'>, actor: Actor, { turnoId, sedeCode }: TurnoAtSede,
  act: (trx: Trx, audit: AuditOfPost) => Promise<Result<null, PostRefusal>>,
): Promise<Result<null, PostRefusal>> {
  const role = arrangingRole(actor, sedeCode)
  if (role === null) return refuse('SEDE_NOT_YOURS')
  return database.db.transaction().execute(async (trx): Promise<Result<null, PostRefusal>> => {
    await lockSede(trx, sedeCode)
    const turno = await findTurno(trx, turnoId)
    if (turno === undefined) return refuse('TURNO_UNKNOWN')
    const late = refuseLatePost(turno.starts_at, await readNow(trx))
    if (!late.ok) return late
    return act(trx, (action, payload) => appendAudit(trx, {
      actor: { personId: actor.personId, role }, action, subjectType: 'turno', subjectId: turnoId,
      payload: { sedeCode, ...payload },
    }))
  })
}
