/**
 * The audit's one way in, and its ways out. appendAudit belongs into the
 * transaction of the act it records: both are there afterwards, or neither.
 */
import { sql } from 'kysely'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { escapeLike } from '../like-pattern.ts'
import { sqlInstant } from '../sql-instant.ts'

export interface AuditEntry {
  /** Null when the system acts by a rule (a deadline). */
  actor: { personId: string; role: string } | null
  /** Dotted, e.g. 'sitting.admit'. */
  action: string
  subjectType: string
  subjectId: string
  /** Plain JSON; commitments and codes, never names, scores or secrets. */
  payload: Readonly<Record<string, unknown>>
}

/** Appends one event; the database gives it its number, time and link in the chain. */
export async function appendAudit(trx: Trx, entry: AuditEntry): Promise<void> {
  await appendAudits(trx, [entry])
}

/** As appendAudit, one event for each, in this order. Nothing for none. */
export async function appendAudits(trx: Trx, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const list = (of: (entry: AuditEntry) => string | null) => entries.map(of)
  await sql`insert into audit_event (actor_id, actor_role, action, subject_type, subject_id, payload)
    select actor_id, actor_role, action, subject_type, subject_id, payload
    from unnest(${list(({ actor }) => actor?.personId ?? null)}::uuid[],
      ${list(({ actor }) => actor?.role ?? null)}::text[], ${list(({ action }) => action)}::text[],
      ${list(({ subjectType }) => subjectType)}::text[], ${list(({ subjectId }) => subjectId)}::text[],
      ${list(({ payload }) => canonicalJson(payload))}::text[])
      with ordinality as e (actor_id, actor_role, action, subject_type, subject_id, payload, place)
    order by place`.execute(trx)
}

export interface AuditFilter {
  action?: string
  subjectType?: string
  subjectId?: string
  actorId?: string
  from?: Instant
  until?: Instant
}

/** Events newest first, `limit` at most, older than `beforeSeq` when given; with the actor's name. */
export async function listAuditEvents(db: DbOrTrx, filter: AuditFilter, limit: number, beforeSeq?: number) {
  let query = db.selectFrom('audit_event')
    .leftJoin('person', 'person.id', 'audit_event.actor_id')
    .select(['seq', 'at', 'actor_id', 'actor_role', 'action', 'subject_type', 'subject_id', 'payload', 'hash',
      'person.given_names', 'person.first_surname'])
    .orderBy('seq', 'desc').limit(limit)
  if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq)
  if (filter.action !== undefined) query = query.where('action', 'like', `${escapeLike(filter.action)}%`)
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType)
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.actorId !== undefined) query = query.where('actor_id', '=', filter.actorId)
  if (filter.from !== undefined) query = query.where('at', '>=', sqlInstant(filter.from))
  if (filter.until !== undefined) query = query.where('at', '<', sqlInstant(filter.until))
  return query.execute()
}

/** A slice of the chain in order, for verification: up to `limit` events after `afterSeq`. `at_finer`: see verify-audit. */
export async function readAuditChain(db: DbOrTrx, afterSeq: number, limit: number) {
  return db.selectFrom('audit_event').selectAll()
    .select(sql<boolean>`at <> date_trunc('milliseconds', at)`.as('at_finer'))
    .where('seq', '>', afterSeq).orderBy('seq').limit(limit).execute()
}
