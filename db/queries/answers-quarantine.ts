/** Saves that do not count, kept with their reason for review by a named person. Never read by marking. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

/** More than a whole exam's clicks; beyond it an attempt's refused saves are counted, not kept. */
const KEPT_PER_ATTEMPT = 1000

export interface RefusedSave {
  attemptId: string
  reason: string
  /** The lease under which it was sent. */
  epoch: number
  operation: { readonly opId: string; readonly itemId: string; readonly revision: number }
}

/** Keeps a refused save once, however often it is sent again. */
export async function keepRefusedSave(db: DbOrTrx, save: RefusedSave): Promise<void> {
  await sql`
    insert into answer_quarantine (attempt_id, reason, operation, epoch, received_at)
    select ${save.attemptId}::uuid, ${save.reason}, ${JSON.stringify(save.operation)}::text::jsonb,
      ${save.epoch}::integer, date_trunc('milliseconds', efiser_now())
    where (select count(*) from answer_quarantine where attempt_id = ${save.attemptId}) < ${KEPT_PER_ATTEMPT}
      and not exists (select 1 from answer_quarantine where attempt_id = ${save.attemptId}
        and operation ->> 'opId' = ${save.operation.opId})`.execute(db)
}

/** What was refused of an attempt, oldest first. */
export async function listRefusedSaves(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('answer_quarantine').selectAll().where('attempt_id', '=', attemptId).orderBy('id').execute()
}

/** How many there are in all. */
export async function countQuarantined(db: DbOrTrx): Promise<number> {
  const { count } = await db.selectFrom('answer_quarantine').select((query) => query.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
