/**
 * Opens exams of admitted candidates: of one who asks, or at T0 by the server's
 * timer for all who wait, whichever comes first. What is sat is the newest form.
 * A crowd is opened in one transaction, each with its own audit row. §3.1 A, B
 */
import { lockAttempt, lockFreeAttempts, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { findNewestFormId } from '#db/queries/attempt-read.ts'
import { saveStarts } from '#db/queries/attempt-save.ts'
import { appendAudits } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { startAttempt as decide } from '#exam-engine/sitting/take-exam.ts'
import type { Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type StartRefusal = 'ATTEMPT_UNKNOWN' | 'EXAM_NOT_OPEN' | 'TURNO_OVER' | 'WRONG_STATE' | 'NO_FORM'

/**
 * Admitted becomes inProgress because the candidate asks. Another person's attempt is ATTEMPT_UNKNOWN;
 * EXAM_NOT_OPEN tells when it opens.
 */
export async function startAttempt(
  { database, live }: SittingServices, actor: Actor, input: { attemptId: string },
): Promise<Result<null, StartRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, StartRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt?.personId !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
    return (await startLocked(trx, [attempt], actor)).get(attempt.id) ?? refuse('ATTEMPT_UNKNOWN')
  })
  if (result.ok) live.publishAttemptChanged(input.attemptId)
  return result
}

/**
 * Admitted becomes inProgress by the clock, for each of `attemptIds` for whom the rule allows it. The result says so
 * by attempt id; one that somebody decides on just now is not in it.
 */
export async function startAttempts(
  { database, live }: SittingServices, attemptIds: readonly string[],
): Promise<ReadonlyMap<string, Result<null, StartRefusal>>> {
  const results = await database.db.transaction().execute(async (trx) =>
    startLocked(trx, await lockFreeAttempts(trx, attemptIds), null))
  for (const [attemptId, { ok }] of results) if (ok) live.publishAttemptChanged(attemptId)
  return results
}

/** As startAttempts, on attempts that the transaction has locked; without an actor it is the system's act. */
export async function startLocked(
  trx: Trx, attempts: readonly LockedAttempt[], actor: Actor | null,
): Promise<ReadonlyMap<string, Result<null, StartRefusal>>> {
  const now = await readNow(trx)
  const forms = new Map<string, string | undefined>()
  for (const examId of new Set(attempts.map((attempt) => attempt.examId))) {
    forms.set(examId, await findNewestFormId(trx, examId))
  }
  const results = new Map<string, Result<null, StartRefusal>>()
  const starts = attempts.flatMap((attempt) => {
    const decision = decide(attempt, now)
    const formId = forms.get(attempt.examId)
    if (!decision.ok) results.set(attempt.id, decision)
    else if (formId === undefined) results.set(attempt.id, refuse('NO_FORM'))
    else {
      results.set(attempt.id, accept(null))
      return [{ attemptId: attempt.id, standing: decision.value, formId }]
    }
    return []
  })
  if (starts.length === 0) return results
  await saveStarts(trx, starts, now)
  await appendAudits(trx, starts.map(({ attemptId, formId }) => ({
    actor: actor === null ? null : { personId: actor.personId, role: 'residente' }, action: 'sitting.start',
    subjectType: 'attempt', subjectId: attemptId, payload: { formId },
  })))
  return results
}
