/**
 * Records what the rule has already made true: past acceptsUntil an open exam is
 * closed, and who never opened it is absent. Nobody's act is needed; a job calls
 * this to hurry, and every reader of an attempt may. Idempotent.
 */
import { lockFreeAttempts, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { listDueAttempts } from '#db/queries/attempt-read.ts'
import { saveFinish, saveStanding } from '#db/queries/attempt-save.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import type { Trx } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { closeAtDeadline, markAbsent } from '#exam-engine/sitting/take-exam.ts'
import type { SittingServices } from './sitting-services.ts'

const PER_ROUND = 200

/** Ends every attempt that is due; returns how many it ended. One that somebody decides on just now is left to them. */
export async function closeDueAttempts(services: SittingServices): Promise<number> {
  let ended = 0
  for (;;) {
    const due = await listDueAttempts(services.database.db, PER_ROUND)
    let endedNow = 0
    for (const attemptId of due) if (await closeIfDue(services, attemptId)) endedNow += 1
    ended += endedNow
    if (due.length < PER_ROUND || endedNow === 0) return ended
  }
}

/** As closeDueAttempts, for one attempt; true when this call ended it. */
export async function closeIfDue(
  { database, live }: SittingServices, attemptId: string,
): Promise<boolean> {
  const ended = await database.db.transaction().execute(async (trx) => {
    const [attempt] = await lockFreeAttempts(trx, [attemptId])
    return attempt !== undefined && await endIfDue(trx, attempt, await readNow(trx))
  })
  if (ended) live.publishAttemptChanged(attemptId)
  return ended
}

async function endIfDue(trx: Trx, attempt: LockedAttempt, now: Instant): Promise<boolean> {
  const closed = closeAtDeadline(attempt, now)
  if (closed.ok) {
    // The end is the deadline, not the moment at which somebody came to record it.
    const closing = await saveFinish(trx, attempt.id, closed.value, attempt.times.acceptsUntil)
    await appendAudit(trx, {
      actor: null, action: 'sitting.close', subjectType: 'attempt', subjectId: attempt.id, payload: { ...closing },
    })
    return true
  }
  const absent = markAbsent(attempt, now)
  if (!absent.ok) return false
  await saveStanding(trx, attempt.id, absent.value)
  await appendAudit(trx, {
    actor: null, action: 'sitting.markAbsent', subjectType: 'attempt', subjectId: attempt.id,
    payload: { from: attempt.state },
  })
  return true
}
