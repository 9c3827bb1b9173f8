/**
 * The supervisor of the sede lets a candidate in after checking solicitud and
 * identification. The order of this candidate's items is drawn now, once. §3.1 C
 */
import { randomBytes } from 'node:crypto'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { saveAdmission } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { insertCheckIn } from '#db/queries/check-in-records.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { admitCandidate as decide, type CheckInRefusal, type EntryChecks } from '#exam-engine/sitting/check-in.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type AdmitRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | CheckInRefusal | 'CHECK_INCOMPLETE'

interface AdmitInput {
  attemptId: string
  checks: EntryChecks
}

/** Expected becomes admitted. Refusals: see exam-engine/sitting/check-in.ts; NOT_YOUR_SEDE for any other supervisor. */
export async function admitCandidate(
  { database, live }: SittingServices, actor: Actor, input: AdmitInput,
): Promise<Result<null, AdmitRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, AdmitRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const now = await readNow(trx)
    const decision = decide(attempt, input.checks, attempt.checkInLead, now)
    if (!decision.ok) return decision
    await saveAdmission(trx, attempt.id, decision.value, {
      at: now, by: actor.personId, permutationSeed: attempt.permutationSeed ?? randomBytes(32).toString('hex'),
    })
    await insertCheckIn(trx, {
      attemptId: attempt.id, outcome: 'admitted', checks: input.checks, at: now, by: actor.personId,
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.admit', subjectType: 'attempt',
      subjectId: attempt.id, payload: { checks: { ...input.checks }, sedeCode: attempt.sedeCode },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
