/**
 * Records what the rule has already made true: past acceptsUntil an open exam is
 * closed, and who never opened it is absent. Nobody's act is needed; a job calls
 * this to hurry, and every reader of an attempt may. Idempotent.
 */
import { lockAttempts, lockFreeAttempts, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { listDueAttempts } from '#db/queries/attempt-read.ts'
import { closingOf, saveFinishes, saveStanding } from '#db/queries/attempt-save.ts'
import { appendAudits } from '#db/queries/audit.ts'
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
    const endedNow = await endTogether(services, due).catch(() => endOneByOne(services, due))
    ended += endedNow
    if (due.length < PER_ROUND || endedNow === 0) return ended
  }
}

/**
 * As closeDueAttempts, for one attempt; true when this call ended it. Waits for whoever decides on it just now: who
 * reads the attempt afterwards must find its end, whoever recorded it.
 */
export async function closeIfDue(services: SittingServices, attemptId: string): Promise<boolean> {
  return await endTogether(services, [attemptId], lockAttempts) === 1
}

/** What cannot be ended must not keep the others open; its own failure comes out at the end. */
async function endOneByOne(services: SittingServices, attemptIds: readonly string[]): Promise<number> {
  const outcomes = await Promise.allSettled(attemptIds.map((attemptId) => endTogether(services, [attemptId])))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  const ended = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value === 1).length
  if (failed !== undefined && ended === 0) throw failed.reason
  return ended
}

async function endTogether(
  { database, live }: SittingServices, attemptIds: readonly string[], lock = lockFreeAttempts,
): Promise<number> {
  if (attemptIds.length === 0) return 0
  const ended = await database.db.transaction().execute(async (trx) =>
    endDue(trx, await lock(trx, attemptIds), await readNow(trx)))
  for (const attemptId of ended) live.publishAttemptChanged(attemptId)
  return ended.length
}

async function endDue(trx: Trx, attempts: readonly LockedAttempt[], now: Instant): Promise<string[]> {
  const finishes = attempts.flatMap((attempt) => {
    const closed = closeAtDeadline(attempt, now)
    // The end is the deadline, not the moment at which somebody came to record it.
    return closed.ok ? [{ attemptId: attempt.id, standing: closed.value, at: attempt.times.acceptsUntil }] : []
  })
  const closings = await saveFinishes(trx, finishes)
  await appendAudits(trx, finishes.map(({ attemptId }) => ({
    actor: null, action: 'sitting.close', subjectType: 'attempt', subjectId: attemptId,
    payload: { ...closingOf(closings, attemptId) },
  })))
  const absences = attempts.flatMap((attempt) => {
    const absent = markAbsent(attempt, now)
    return absent.ok ? [{ attemptId: attempt.id, from: attempt.state, standing: absent.value }] : []
  })
  for (const { attemptId, standing } of absences) await saveStanding(trx, attemptId, standing)
  await appendAudits(trx, absences.map(({ attemptId, from }) => ({
    actor: null, action: 'sitting.markAbsent', subjectType: 'attempt', subjectId: attemptId, payload: { from },
  })))
  return [...finishes, ...absences].map(({ attemptId }) => attemptId)
}
