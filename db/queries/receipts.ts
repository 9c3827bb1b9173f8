/** Receipts: what their first version states, where they are kept, and how they are found again. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Ended exams without a receipt, the longest ended first. */
export async function listWithoutReceipt(db: DbOrTrx, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('attempt').select('id').where('state', 'in', ['handedIn', 'closed'])
    .where((where) => where.not(where.exists(where.selectFrom('receipt').select(sql`1`.as('one'))
      .whereRef('receipt.attempt_id', '=', 'attempt.id'))))
    .orderBy('finished_at').limit(limit).execute()
  return rows.map(({ id }) => id)
}

/** What a receipt states of each of these attempts, as they closed; those that have not ended are left out. */
export async function readClosedAttempts(db: DbOrTrx, attemptIds: readonly string[]) {
  return db.selectFrom('attempt')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id').innerJoin('form', 'form.id', 'attempt.form_id')
    .select(['attempt.id', sql<'handedIn' | 'closed'>`attempt.state`.as('how'), 'candidate.convocatoria_id',
      'candidate.folio', 'exam.ceme', 'exam.grade', 'turno.number', 'attempt.opens_at', 'attempt.closes_at',
      'form.content_sha256', 'form.item_count', 'attempt.finished_at', 'attempt.answered_count',
      'attempt.answers_digest', 'attempt.chain_length', 'attempt.chain_head'])
    .where('attempt.id', 'in', [...attemptIds]).where('attempt.state', 'in', ['handedIn', 'closed'])
    .$narrowType<{ finished_at: Instant, answered_count: number, answers_digest: string, chain_length: number,
      chain_head: Buffer }>()
    .orderBy('attempt.id').execute()
}

export type ClosedAttempt = Awaited<ReturnType<typeof readClosedAttempts>>[number]

export interface NewReceipt {
  attemptId: string
  version: number
  body: string
  bodySha256: string
  answersDigest: string
  signature: string
  keyId: string
  token: string
  issuedAt: Instant
}

/** Keeps receipts; of two that write the same version at once the first stays. Returns the attempts of those kept. */
export async function insertReceipts(trx: Trx, receipts: readonly NewReceipt[]): Promise<string[]> {
  if (receipts.length === 0) return []
  const rows = await trx.insertInto('receipt').values(receipts.map((receipt) => ({
    attempt_id: receipt.attemptId, version: receipt.version, body: receipt.body, body_sha256: receipt.bodySha256,
    answers_digest: receipt.answersDigest, signature: receipt.signature, key_id: receipt.keyId, token: receipt.token,
    issued_at: toIso(receipt.issuedAt),
  }))).onConflict((conflict) => conflict.columns(['attempt_id', 'version']).doNothing())
    .returning('attempt_id').execute()
  return rows.map((row) => row.attempt_id)
}

/** The receipt of an attempt that holds now; undefined before the first. */
export async function findLastReceipt(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('receipt').selectAll().where('attempt_id', '=', attemptId)
    .orderBy('version', 'desc').limit(1).executeTakeFirst()
}

export type ReceiptRow = NonNullable<Awaited<ReturnType<typeof findLastReceipt>>>

/** The receipt with this token, or with these bytes, and the last version of its attempt; undefined when unknown. */
export async function findIssuedReceipt(db: DbOrTrx, by: { token: string } | { bodySha256: string }) {
  return db.selectFrom('receipt').selectAll('receipt')
    .select(sql<number>`(select max(version) from receipt latest where latest.attempt_id = receipt.attempt_id)`
      .as('last_version'))
    .where((where) => 'token' in by ? where('token', '=', by.token) : where('body_sha256', '=', by.bodySha256))
    .executeTakeFirst()
}

/** Every ended exam with its receipts, by version: for verification, in pages by attempt id. */
export async function listClosedWithReceipts(db: DbOrTrx, afterId: string, limit: number) {
  return db.selectFrom('attempt')
    .select(['attempt.id', sql<{ version: number, body: string, signature: string, keyId: string }[]>`coalesce((
      select json_agg(json_build_object('version', r.version, 'body', r.body, 'signature', r.signature,
        'keyId', r.key_id) order by r.version) from receipt r where r.attempt_id = attempt.id), '[]')`.as('receipts')])
    .where('state', 'in', ['handedIn', 'closed']).where('attempt.id', '>', afterId)
    .orderBy('attempt.id').limit(limit).execute()
}
