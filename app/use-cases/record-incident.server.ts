/** A supervisor records what happened to a candidate of the own sede; the coordination and the board see it at once. */
import { findActa } from '#db/queries/actas.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { insertIncident } from '#db/queries/sitting-incidents.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { recordIncident as decide, type IncidentReport } from '#exam-engine/sitting/incident.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type IncidentRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'CHECK_IN_NOT_OPEN' | 'ACTA_ISSUED'

interface IncidentInput {
  attemptId: string
  report: IncidentReport
}

/** ACTA_ISSUED once the acta is signed. The lock on the attempt keeps the acta from being frozen in between. */
export async function recordIncident(
  { database, live }: SittingServices, actor: Actor, { attemptId, report }: IncidentInput,
): Promise<Result<null, IncidentRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, IncidentRefusal>> => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const at = await readNow(trx)
    const decision = decide(attempt, attempt.checkInLead, at)
    if (!decision.ok) return decision
    if (await findActa(trx, attempt) !== undefined) return refuse('ACTA_ISSUED')
    await insertIncident(trx, { attemptId, ...report, at, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.recordIncident',
      subjectType: 'attempt', subjectId: attemptId,
      payload: { category: report.category, noteSha256: sha256Hex(report.note), sedeCode: attempt.sedeCode },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(attemptId)
  return result
}
