/**
 * How many attempts stand in which state, nationally. The state that counts is
 * the one that holds at `now`, recorded or not (exam-engine/sitting/attempt-times.ts
 * says the same for one attempt).
 */
import { sql, type RawBuilder } from 'kysely'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

/**
 * The state of a row of `attempt` at `now`: past accepts_until an open exam is closed, and who never opened it
 * absent.
 */
export function heldState(now: Instant): RawBuilder<AttemptState> {
  return sql<AttemptState>`case when attempt.accepts_until > ${sqlInstant(now)} then attempt.state
    when attempt.state = 'inProgress' then 'closed'
    when attempt.state in ('expected', 'admitted') then 'absent' else attempt.state end`
}

/** Attempts of each turno of the convocatoria by state; states without an attempt are left out. */
export async function countAttemptsByTurno(db: DbOrTrx, convocatoriaId: string, now: Instant) {
  return db.selectFrom('attempt').innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .select(({ fn }) => ['turno.id as turnoId', heldState(now).as('state'), fn.countAll<number>().as('attempts')])
    .where('turno.convocatoria_id', '=', convocatoriaId)
    .groupBy(['turno.id', sql`2`]).execute()
}

/** Attempts of one exam by state. */
export async function countAttemptsOfExam(db: DbOrTrx, examId: string, now: Instant) {
  return db.selectFrom('attempt')
    .select(({ fn }) => [heldState(now).as('state'), fn.countAll<number>().as('attempts')])
    .where('attempt.exam_id', '=', examId).groupBy(sql`1`).execute()
}
