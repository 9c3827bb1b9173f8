/**
 * Candidates end their exams. Each attempt then commits to its answers and to the
 * end of their chain, and its commitment enters the global audit chain. Those who
 * hand in at the same moment share a transaction.
 */
import { lockAttempts, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { closingOf, readStoredClosings, saveFinishes, type Closing } from '#db/queries/attempt-save.ts'
import { appendAudits } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { handIn as decide } from '#exam-engine/sitting/take-exam.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

export type HandInRefusal = 'ATTEMPT_UNKNOWN' | 'AFTER_DEADLINE' | 'STALE_EPOCH' | 'WRONG_STATE'

export interface HandInInput {
  actor: Actor
  attemptId: string
  /** The lease of the device that hands in. */
  epoch: number
}

export type HandedIn = Closing & { finishedAt: Instant }

/**
 * InProgress becomes handedIn. What was acknowledged before counts; nothing is taken afterwards. The answers are in
 * the order of the inputs. Who hands in once more under the lease that did it, since the answer was lost, gets the
 * same answer.
 */
export async function handInAttempts(
  { database, live }: SittingServices, inputs: readonly HandInInput[],
): Promise<readonly Result<HandedIn, HandInRefusal>[]> {
  const { results, ended } = await database.db.transaction().execute(async (trx) => {
    const attempts = new Map((await lockAttempts(trx, inputs.map(({ attemptId }) => attemptId)))
      .map((attempt) => [attempt.id, attempt]))
    const now = await readNow(trx)
    const endedNow = new Set<string>()
    const again = (attempt: LockedAttempt, epoch: number) =>
      (attempt.state === 'handedIn' || endedNow.has(attempt.id)) && epoch === attempt.leaseEpoch
    const decisions = inputs.map(({ actor, attemptId, epoch }) => {
      const attempt = attempts.get(attemptId)
      if (attempt?.personId !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
      if (again(attempt, epoch)) return accept({ attemptId, finish: null })
      const decision = decide(attempt, { held: attempt.leaseEpoch, presented: epoch }, now)
      if (decision.ok) endedNow.add(attemptId)
      return decision.ok ? accept({ attemptId, finish: { attemptId, standing: decision.value, at: now, actor } }) : decision
    })
    const finishes = decisions.flatMap((decision) => (decision.ok ? decision.value.finish ?? [] : []))
    const closings = await saveFinishes(trx, finishes)
    await appendAudits(trx, finishes.map(({ attemptId, actor }) => ({
      actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.handIn', subjectType: 'attempt',
      subjectId: attemptId, payload: { ...closingOf(closings, attemptId) },
    })))
    const earlier = await readStoredClosings(trx, decisions.flatMap((decision) =>
      (decision.ok && decision.value.finish === null ? [decision.value.attemptId] : [])))
    const results = decisions.map((decision): Result<HandedIn, HandInRefusal> => {
      if (!decision.ok) return decision
      const { attemptId, finish } = decision.value
      if (finish !== null) return accept({ ...closingOf(closings, attemptId), finishedAt: now })
      const closing = earlier.get(attemptId)
      return closing === undefined ? refuse('ATTEMPT_UNKNOWN') : accept(closing)
    })
    return { results, ended: [...endedNow] }
  })
  for (const attemptId of ended) live.publishAttemptChanged(attemptId)
  return results
}

/** As handInAttempts, for one. */
export async function handInAttempt(
  services: SittingServices, actor: Actor, input: Omit<HandInInput, 'actor'>,
): Promise<Result<HandedIn, HandInRefusal>> {
  const [result] = await handInAttempts(services, [{ actor, ...input }])
  return result ?? refuse('ATTEMPT_UNKNOWN')
}
