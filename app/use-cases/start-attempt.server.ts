/**
 * Opens the exam of an admitted candidate: at T0 by the server's timer, or when
 * the candidate asks, whichever comes first. What is sat is the newest form. §3.1 A, B
 */
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { findNewestFormId } from '#db/queries/attempt-read.ts'
import { saveStart } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { startAttempt as decide } from '#exam-engine/sitting/take-exam.ts'
import type { Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type StartRefusal = 'ATTEMPT_UNKNOWN' | 'EXAM_NOT_OPEN' | 'TURNO_OVER' | 'WRONG_STATE' | 'NO_FORM'

/**
 * Admitted becomes inProgress. `actor` is null when the clock starts it. Another
 * person's attempt is ATTEMPT_UNKNOWN; EXAM_NOT_OPEN tells when it opens.
 */
export async function startAttempt(
  { database, live }: SittingServices, actor: Actor | null, input: { attemptId: string },
): Promise<Result<null, StartRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, StartRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (actor !== null && actor.personId !== attempt.personId) return refuse('ATTEMPT_UNKNOWN')
    const now = await readNow(trx)
    const decision = decide(attempt, now)
    if (!decision.ok) return decision
    const formId = await findNewestFormId(trx, attempt.examId)
    if (formId === undefined) return refuse('NO_FORM')
    await saveStart(trx, attempt.id, decision.value, { at: now, formId })
    await appendAudit(trx, {
      actor: actor === null ? null : { personId: actor.personId, role: 'residente' }, action: 'sitting.start',
      subjectType: 'attempt', subjectId: attempt.id, payload: { formId },
    })
    return accept(null)
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}
