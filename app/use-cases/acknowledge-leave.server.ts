/**
 * A resident on medical leave says after the registration, and before the turno, that the exam is sat of the own will and
 * at the own risk. Recorded once, with the audit, in one transaction; the clock is the database's. §3.1
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findLeaveStanding, insertLeaveAcknowledgement } from '#db/queries/medical-leave.ts'
import { lockRegistration } from '#db/queries/registration-versions.ts'
import { acknowledgeLeave, type AcknowledgeLeaveRefusal } from '#exam-engine/convocatoria/medical-leave.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

type Outcome = Result<null, AcknowledgeLeaveRefusal | 'REGISTER_FIRST'>

export async function acknowledgeOwnLeave(
  { database: { db } }: Pick<CoreServices, 'database'>, { personId }: Actor,
): Promise<Outcome> {
  return db.transaction().execute(async (trx): Promise<Outcome> => {
    await lockRegistration(trx, personId)
    const convocatoria = await findCurrentConvocatoria(trx)
    const standing = convocatoria === undefined ? undefined
      : await findLeaveStanding(trx, { convocatoriaId: convocatoria.id, personId })
    if (standing === undefined) return refuse('REGISTER_FIRST')
    const decided = acknowledgeLeave({ ...standing, now: await readNow(trx) })
    if (!decided.ok) return decided
    await insertLeaveAcknowledgement(trx, standing.candidateId, personId)
    await appendAudit(trx, {
      actor: { personId, role: 'residente' }, action: 'registration.acknowledgeLeave',
      subjectType: 'candidate', subjectId: standing.candidateId, payload: {},
    })
    return accept(null)
  })
}
