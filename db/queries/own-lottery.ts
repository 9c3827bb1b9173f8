/** How the lottery decided one's own place: with how many one is equal on every mark, never with whom. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

/**
 * `tied`: all who are equal on PI-IMSS, EFISER, grades and ENARM, oneself included; `place`: one's own among them. The
 * lottery's columns are null where the run drew none. Undefined for who was not ranked. Convocatoria §5.2
 */
export async function findOwnLottery(db: DbOrTrx, runId: string, candidateId: string) {
  return db.selectFrom('selection_result as own')
    .innerJoin('selection_result as equal', (join) => join.onRef('equal.run_id', '=', 'own.run_id')
      .onRef('equal.pi_imss', '=', 'own.pi_imss').onRef('equal.efiser', '=', 'own.efiser')
      .onRef('equal.grades_mean', '=', 'own.grades_mean').onRef('equal.enarm', '=', 'own.enarm'))
    .innerJoin('selection_identity', (join) => join.onRef('selection_identity.run_id', '=', 'own.run_id')
      .onRef('selection_identity.candidate_id', '=', 'own.candidate_id'))
    .leftJoin('lottery', 'lottery.run_id', 'own.run_id')
    .select(['selection_identity.selection_id as selectionId', 'lottery.number', 'lottery.seed',
      sql<number>`count(*)::int`.as('tied'),
      sql<number>`(count(*) filter (where equal.position <= own.position))::int`.as('place')])
    .where('own.run_id', '=', runId).where('own.candidate_id', '=', candidateId).where('own.status', '=', 'ranked')
    .groupBy(['selection_identity.selection_id', 'lottery.run_id']).executeTakeFirst()
}
