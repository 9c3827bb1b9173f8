/**
 * An admin takes a cancellation for fraud back, until the inputs of the selection are frozen. §3.1 D
 * One for false information stays. §2.2 E
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { saveReinstatement } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { isBarred } from '#db/queries/registration-cancellations.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { reinstateAttempt as decide } from '#exam-engine/sitting/cancellation.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type ReinstateRefusal =
  | 'ATTEMPT_UNKNOWN' | 'ADMIN_ONLY' | 'MARKS_FROZEN' | 'REINSTATEMENT_NEEDS_NOTE' | 'WRONG_STATE'
  | 'REGISTRATION_CANCELLED'

/** Cancelled becomes what it was before; past its deadline, an exam that was open is then closed by the rule. */
export async function reinstateAttempt(
  { database, live }: SittingServices, actor: Actor, input: { attemptId: string; note: string },
): Promise<Result<null, ReinstateRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, ReinstateRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (await isBarred(trx, attempt.personId)) return refuse('REGISTRATION_CANCELLED')
    await lockSelection(trx, attempt.convocatoriaId)
    const marksFrozenAt = await findFirstFreeze(trx, attempt.convocatoriaId)
    const decision = decide(attempt, { note: input.note, marksFrozenAt }, await readNow(trx))
    if (!decision.ok) return decision
    await saveReinstatement(trx, attempt.id, decision.value)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'sitting.reinstate', subjectType: 'attempt',
      subjectId: attempt.id, payload: { to: decision.value.state, noteSha256: sha256Hex(input.note.trim()) },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
