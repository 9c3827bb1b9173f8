/**
 * Whether a mark still says what its attempt does. A mark falls when its attempt
 * is cancelled or reinstated after it, and when answers were admitted from
 * quarantine since: the last receipt then names another digest. One expression,
 * so that every count and the freeze agree on what must be marked again.
 */
import { sql } from 'kysely'
import type { MarkTable } from '../tables/selection-tables.ts'

/** For queries that join `attempt` and `mark`: the status of the mark while it stands; otherwise, or unmarked, null. */
export const standingMark = sql<MarkTable['status'] | null>`case
  when (attempt.state = 'cancelled') = (mark.status = 'cancelled') and (mark.status <> 'present'
    or mark.answers_digest = coalesce((select r.answers_digest from receipt r where r.attempt_id = attempt.id
      order by r.version desc limit 1), attempt.answers_digest, mark.answers_digest))
  then mark.status end`
