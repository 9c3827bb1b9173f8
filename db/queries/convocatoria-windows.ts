/** The published windows of a convocatoria as rules take them. */
import { sql } from 'kysely'
import { currentCall } from '#exam-engine/convocatoria/current-call.ts'
import { instant, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface ConvocatoriaWindows {
  registration: Window
  results: Window
  checkInMinutes: number
  transitGraceMs: number
}

export async function readConvocatoriaWindows(db: DbOrTrx, convocatoriaId: string): Promise<ConvocatoriaWindows> {
  const row = await db.selectFrom('convocatoria').selectAll().where('id', '=', convocatoriaId).executeTakeFirstOrThrow()
  return {
    registration: { from: row.registration_from, until: row.registration_until },
    results: { from: row.results_from, until: row.results_until },
    checkInMinutes: row.check_in_minutes,
    transitGraceMs: row.transit_grace_ms,
  }
}

/**
 * The convocatoria in force at the database's clock, by the rule of the exam engine: of two that stand beside each
 * other the one in process that ends first. Undefined before the first.
 */
export async function findCurrentConvocatoria(db: DbOrTrx) {
  const rows = await db.selectFrom('convocatoria')
    .select(['id', 'title', 'published_at', 'registration_from', 'registration_until', 'results_from', 'results_until',
      sql<Instant>`call_end(results_until, rules)`.as('ends_at'), sql<Instant>`efiser_now()`.as('now')]).execute()
  const calls = rows.map(({ now, ...row }) => ({
    now, row, publishedAt: row.published_at, endsAt: row.ends_at,
  }))
  return currentCall(calls, calls[0]?.now ?? instant(0))?.row
}

/** When the first of the calls that are published and not yet to be seen comes out; null where none waits. */
export async function findNextPublication(db: DbOrTrx): Promise<Instant | null> {
  const row = await db.selectFrom('convocatoria').select('published_at').where('published_at', '>', sql<Instant>`efiser_now()`)
    .orderBy('published_at').limit(1).executeTakeFirst()
  return row?.published_at ?? null
}

/** Locks the call: acts on it follow each other. */
export async function lockConvocatoria(trx: Trx, convocatoriaId: string): Promise<void> {
  await trx.selectFrom('convocatoria').select('id').where('id', '=', convocatoriaId).forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}
