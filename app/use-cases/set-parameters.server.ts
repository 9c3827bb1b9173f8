/**
 * An admin sets what of the convocatoria in force is no rule: how the coordination is reached on the day, how long before
 * T0 the doors open (which stands still while a turno is under way, §3.1 C), until when sedes change (§3.1), and what
 * follows for who did not print inside the window (§2.1 C).
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockCurrentParameters, saveParameters, type Parameters } from '#db/queries/parameters.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { changeCheckIn } from '#exam-engine/sitting/seating.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type SetParametersRefusal = 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'CHECK_IN_UNDER_WAY'

export async function setParameters(
  { database }: Pick<Services, 'database'>, actor: Actor, wanted: Parameters,
): Promise<Result<null, SetParametersRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return database.db.transaction().execute(async (trx): Promise<Result<null, SetParametersRefusal>> => {
    const current = await lockCurrentParameters(trx)
    if (current === undefined) return refuse('NO_CONVOCATORIA')
    const minutes = { before: current.checkInMinutes, after: wanted.checkInMinutes }
    const decision = changeCheckIn(current.turnos, minutes, await readNow(trx))
    if (!decision.ok) return decision
    await saveParameters(trx, current.convocatoriaId, wanted)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'convocatoria.setParameters',
      subjectType: 'convocatoria', subjectId: current.convocatoriaId, payload: {
        coordinationPhone: wanted.coordinationPhone, checkInMinutes: wanted.checkInMinutes,
        checkInMinutesBefore: current.checkInMinutes, sedeChangeLeadHours: wanted.sedeChangeLeadHours,
        lateFirstPrint: wanted.lateFirstPrint,
      },
    })
    return accept(null)
  })
}
