/**
 * The saves of the present who sat a form, and when their page was out of sight: for the time on items. Attempts come
 * in groups, so that a turno of thousands never stands in memory at once. Neither a name nor a folio comes along.
 */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

/** The present with the form, in no meaningful order. */
export async function listSatAttempts(db: DbOrTrx, formId: string) {
  const rows = await db.selectFrom('attempt').innerJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(['attempt.id', 'attempt.started_at as startedAt'])
    .where('attempt.form_id', '=', formId).where('mark.status', '=', 'present').orderBy('attempt.id').execute()
  return rows.flatMap(({ id, startedAt }) => (startedAt === null ? [] : [{ id, startedAt }]))
}

/** Of these attempts, each in the order of its chain. */
export async function listSaveMoments(db: DbOrTrx, attemptIds: readonly string[]) {
  return db.selectFrom('answer_history')
    .select(['attempt_id as attemptId', 'item_id as itemId', 'epoch', 'client_at as deviceAt', 'received_at as receivedAt'])
    .where('attempt_id', 'in', attemptIds).orderBy('attempt_id').orderBy('seq').execute()
}

export interface AbsenceRow { attemptId: string, from: Instant, until: Instant }

/** When the page was hidden or another window in front; who did not come back is away until the end of the attempt. */
export async function listAbsences(db: DbOrTrx, attemptIds: readonly string[]): Promise<AbsenceRow[]> {
  const rows = await db.selectFrom('focus_event as gone')
    .innerJoin('attempt', 'attempt.id', 'gone.attempt_id')
    .leftJoin('focus_event as back', (join) => join.onRef('back.attempt_id', '=', 'gone.attempt_id')
      .onRef('back.event_id', '=', 'gone.event_id').on('back.phase', '=', 'returned'))
    .select(['gone.attempt_id as attemptId', 'gone.at', 'gone.delay_ms as delayMs', 'back.away_ms as awayMs',
      sql<Instant>`coalesce(attempt.finished_at, attempt.closes_at)`.as('end')])
    .where('gone.attempt_id', 'in', attemptIds).where('gone.phase', '=', 'left')
    .where('gone.kind', '<>', 'fullScreenLeft').execute()
  return rows.map(({ attemptId, at, delayMs, awayMs, end }) => {
    const from = (at - delayMs) as Instant
    return { attemptId, from, until: (awayMs === null ? Math.max(from, end) : from + awayMs) as Instant }
  })
}
