/**
 * Locks attempts for a decision, with what every decision needs to know. The
 * lock is FOR UPDATE, on the attempt's row only: it waits for saves that are being
 * written and keeps new ones out until the decision is stored. Many are locked
 * only where they are free, so that two crowds never wait for each other.
 */
import { sql } from 'kysely'
import { minutes, type DurationMs } from '#exam-engine/kernel/time.ts'
import type { Attempt } from '#exam-engine/sitting/attempt.ts'
import { standingOf } from '#exam-engine/sitting/attempt-machine.ts'
import type { Trx } from '../client.ts'

export type LockedAttempt = Attempt & {
  id: string
  personId: string
  convocatoriaId: string
  examId: string
  turnoId: string
  sedeCode: string
  permutationSeed: string | null
  leaseEpoch: number
  leaseHolder: Buffer | null
  /** How long before T0 the doors open. */
  checkInLead: DurationMs
}

/** The attempt, locked until the transaction ends; undefined when there is none. */
export async function lockAttempt(trx: Trx, attemptId: string): Promise<LockedAttempt | undefined> {
  return (await selectAttempts(trx, [attemptId]).forUpdate('attempt').execute()).map(toLocked)[0]
}

/** As lockAttempt, for as many as are free; left out: those that somebody decides on just now. */
export async function lockFreeAttempts(trx: Trx, attemptIds: readonly string[]): Promise<LockedAttempt[]> {
  return (await selectAttempts(trx, attemptIds).forUpdate('attempt').skipLocked().execute()).map(toLocked)
}

function selectAttempts(trx: Trx, attemptIds: readonly string[]) {
  return trx.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .select(['attempt.id', 'attempt.state', 'attempt.state_before_cancel', 'attempt.opens_at', 'attempt.closes_at',
      'attempt.accepts_until', 'attempt.exam_id', 'attempt.turno_id', 'attempt.sede_code', 'attempt.permutation_seed',
      'attempt.lease_epoch', 'attempt.lease_session', 'candidate.person_id', 'candidate.convocatoria_id',
      'convocatoria.check_in_minutes'])
    .where(sql<boolean>`attempt.id = any(${[...attemptIds]}::uuid[])`)
}

type AttemptRow = Awaited<ReturnType<ReturnType<typeof selectAttempts>['execute']>>[number]

function toLocked(row: AttemptRow): LockedAttempt {
  return {
    ...standingOf(row.state, row.state_before_cancel),
    id: row.id,
    times: { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until },
    personId: row.person_id,
    convocatoriaId: row.convocatoria_id,
    examId: row.exam_id,
    turnoId: row.turno_id,
    sedeCode: row.sede_code,
    permutationSeed: row.permutation_seed,
    leaseEpoch: row.lease_epoch,
    leaseHolder: row.lease_session,
    checkInLead: minutes(row.check_in_minutes),
  }
}
