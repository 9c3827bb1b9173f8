/** The supervisor of the sede keeps a candidate out, with a reason that can be read later. §3.1, §3.1 C */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { saveDenial } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertCheckIn } from '#db/queries/check-in-records.ts'
import { readNow } from '#db/queries/clock.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import {
  checksOfDenial, denyCandidate as decide, type CheckInRefusal, type Denial,
} from '#exam-engine/sitting/check-in.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type DenyRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | CheckInRefusal | 'DENIAL_NEEDS_NOTE'

interface DenyInput {
  attemptId: string
  denial: Denial
}

/** Expected or admitted becomes denied; note and statement stay on record, the audit holds their hashes. */
export async function denyCandidate(
  { database, live }: SittingServices, actor: Actor, input: DenyInput,
): Promise<Result<null, DenyRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, DenyRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const now = await readNow(trx)
    const decision = decide(attempt, input.denial, attempt.checkInLead, now)
    if (!decision.ok) return decision
    const { denial, ...standing } = decision.value
    await saveDenial(trx, attempt.id, standing, denial)
    const statement = denial.statement ?? ''
    await insertCheckIn(trx, {
      attemptId: attempt.id, outcome: 'denied', checks: checksOfDenial(denial.reason), reason: denial.reason,
      note: denial.note, statement, at: now, by: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.deny', subjectType: 'attempt',
      subjectId: attempt.id,
      payload: {
        reason: denial.reason, noteSha256: sha256Hex(denial.note), statementSha256: sha256Hex(statement),
        sedeCode: attempt.sedeCode,
      },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
