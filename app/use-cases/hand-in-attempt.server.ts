/**
 * The candidate ends the exam. The attempt then commits to its answers and to
 * the end of their chain, and its commitment enters the global audit chain.
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { saveFinish, type Closing } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { handIn as decide } from '#exam-engine/sitting/take-exam.ts'
import type { Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type HandInRefusal = 'ATTEMPT_UNKNOWN' | 'AFTER_DEADLINE' | 'STALE_EPOCH' | 'WRONG_STATE'

interface HandInInput {
  attemptId: string
  /** The lease of the device that hands in. */
  epoch: number
}

/** InProgress becomes handedIn. What was acknowledged before counts; nothing is taken afterwards. */
export async function handInAttempt(
  { database, live }: SittingServices, actor: Actor, input: HandInInput,
): Promise<Result<Closing, HandInRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<Closing, HandInRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined || attempt.personId !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
    const now = await readNow(trx)
    const decision = decide(attempt, { held: attempt.leaseEpoch, presented: input.epoch }, now)
    if (!decision.ok) return decision
    const closing = await saveFinish(trx, attempt.id, decision.value, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.handIn', subjectType: 'attempt',
      subjectId: attempt.id, payload: { ...closing },
    })
    return accept(closing)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
