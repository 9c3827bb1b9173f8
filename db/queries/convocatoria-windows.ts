/** The published windows of a convocatoria as rules take them. */
import type { Window } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

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

/** The convocatoria in force: the one published last. Undefined before the first. */
export async function findCurrentConvocatoria(db: DbOrTrx) {
  return db.selectFrom('convocatoria').select(['id', 'title', 'published_at'])
    .orderBy('published_at', 'desc').limit(1).executeTakeFirst()
}
