/**
 * The call whose seats are taken up now: the newest with published results whose window has opened. The call in force may
 * already be the next one while people arrive by this. Undefined before the first publication. Convocatoria §5.9.3
 */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

/** `opened` false: for the coordination, which may look at what is published before its minute comes. */
export async function findCallOfSeats(db: DbOrTrx, opened = true) {
  const published = db.selectFrom('convocatoria').innerJoin('selection_run', 'selection_run.convocatoria_id', 'convocatoria.id')
    .select(['convocatoria.id', 'convocatoria.title', 'results_from', 'results_until', 'selection_run.id as run_id',
      sql<string>`rules #>> '{windows,arrivalAtNewSede,on}'`.as('arrives_on')])
    .where('selection_run.published_at', 'is not', null).orderBy('results_from', 'desc').limit(1)
  return (opened ? published.where('results_from', '<=', sql<Instant>`efiser_now()`) : published).executeTakeFirst()
}

export type CallOfSeats = NonNullable<Awaited<ReturnType<typeof findCallOfSeats>>>
