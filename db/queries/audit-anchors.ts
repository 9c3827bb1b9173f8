/** The anchors of the audit chain, and what of the chain they are held against. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Anchor } from '#exam-engine/audit/anchor.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const ANCHOR_LOCK = 7_202_440

/** Who anchors waits here for others until the transaction ends, on every node. */
export async function lockAnchors(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ANCHOR_LOCK})`.execute(trx)
}

/** Of the day in central time, by the database's clock. */
export async function isAnchoredToday(db: DbOrTrx): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_anchor
    where day = (efiser_now() at time zone 'America/Mexico_City')::date`.execute(db)
  return rows.length > 0
}

export interface HeadEvent {
  seq: number
  hash: string
  at: Instant
  /** Of central time, YYYY-MM-DD. */
  day: string
}

/** The last event as this transaction sees it; it stays the last while the transaction has appended one itself. */
export async function readHeadEvent(trx: Trx): Promise<HeadEvent> {
  const { rows } = await sql<HeadEvent>`select seq, encode(hash, 'hex') as hash, at,
    (at at time zone 'America/Mexico_City')::date::text as day from audit_event order by seq desc limit 1`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the audit chain is empty')
  return row
}

export async function findLastAnchor(db: DbOrTrx) {
  return db.selectFrom('audit_anchor').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** In their order; with the public key (PEM) that each names. */
export async function listAnchors(db: DbOrTrx) {
  return db.selectFrom('audit_anchor').leftJoin('signing_key', (join) => join
    .onRef('signing_key.id', '=', 'audit_anchor.key_id').on('signing_key.purpose', '=', 'anchor'))
    .select(['number', 'day', 'seq', 'hash', 'anchored_at', 'body', 'body_sha256', 'signature', 'key_id',
      'signing_key.public_key'])
    .orderBy('number').execute()
}

export type StoredAnchor = Awaited<ReturnType<typeof listAnchors>>[number]

export async function insertAnchor(
  trx: Trx, { anchor, at, body, bodySha256, signature }: {
    anchor: Anchor, at: Instant, body: string, bodySha256: string, signature: string,
  },
): Promise<void> {
  await trx.insertInto('audit_anchor').values({
    number: anchor.number, day: anchor.day, seq: anchor.seq, hash: Buffer.from(anchor.hash, 'hex'),
    anchored_at: toIso(at), body, body_sha256: bodySha256, signature, key_id: anchor.keyId,
  }).execute()
}

/** Of the events at these numbers, as they are stored now, the hash (hex). */
export async function readHashesAt(db: DbOrTrx, seqs: readonly number[]): Promise<Map<number, string>> {
  if (seqs.length === 0) return new Map()
  const { rows } = await sql<{ seq: number, hash: string }>`select seq, encode(hash, 'hex') as hash from audit_event
    where seq = any(${[...seqs]}::bigint[])`.execute(db)
  return new Map(rows.map(({ seq, hash }) => [seq, hash]))
}

/** The events that announce an anchor (`subject_id` its number) or a key (its id), in their order. */
export async function listAnnouncements(db: DbOrTrx) {
  return db.selectFrom('audit_event').select(['seq', 'action', 'subject_id'])
    .where('action', 'in', ['audit.anchor', 'keys.create', 'keys.rotate']).orderBy('seq').execute()
}
