/**
 * The system's time. Rules take what readNow returns; nothing else reads a clock.
 * Moving it is possible in a demo database only: the database itself refuses
 * elsewhere (constraint demo_clock_only_in_demo).
 */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** efiser_now(), to the millisecond. */
export async function readNow(db: DbOrTrx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select date_trunc('milliseconds', efiser_now()) as now`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('efiser_now() returned no row')
  return row.now
}

/** Whether the demo loader made this database. */
export async function isDemoDatabase(db: DbOrTrx): Promise<boolean> {
  return (await db.selectFrom('demo_marker').select('seed').executeTakeFirst()) !== undefined
}

/** How far the demo's clock is ahead of the time of day; 0 everywhere else. */
export async function readDemoOffsetMs(db: DbOrTrx): Promise<number> {
  return (await db.selectFrom('demo_clock').select('offset_ms').executeTakeFirstOrThrow()).offset_ms
}

/** Sets the clock so that efiser_now() is `target` at this moment, and lets it run from there. Demo only. */
export async function moveClock(trx: Trx, target: Instant): Promise<void> {
  await sql`update demo_clock set offset_ms =
    (${target}::bigint - (extract(epoch from clock_timestamp()) * 1000)::bigint)`.execute(trx)
}
