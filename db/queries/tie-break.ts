/** By what a call decides between two who have the same PI-IMSS, before the lottery. Convocatoria §5.2 */
import { sql } from 'kysely'
import { TIE_CRITERIA, tieBreakSchema, type TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import type { DbOrTrx } from '../client.ts'

/** In their order, of the version in force, which no fe de erratas changes; a call without versions has them all. */
export async function readTieBreak(db: DbOrTrx, convocatoriaId: string): Promise<readonly TieCriterion[]> {
  const row = await db.selectFrom('convocatoria_version').select(sql<unknown>`document::jsonb -> 'tieBreak'`.as('tieBreak'))
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? TIE_CRITERIA : tieBreakSchema.parse(row.tieBreak)
}
