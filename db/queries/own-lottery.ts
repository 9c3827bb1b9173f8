/** How the lottery decided one's own place: with how many one is equal on every mark, never with whom. */
import { sql } from 'kysely'
import type { TieCriterion } from '#exam-engine/convocatoria/call-document.ts'
import type { DbOrTrx } from '../client.ts'

const MARK = { efiser: 'efiser', postgraduateGrades: 'grades_mean', enarm: 'enarm' } as const satisfies Record<TieCriterion, string>

/**
 * `tied`: all who are equal on the PI-IMSS and on every criterion of the call, oneself included; `place`: one's own among
 * them. The lottery's columns are null where the run drew none. Undefined for who was not ranked. Convocatoria §5.2
 */
export async function findOwnLottery(
  db: DbOrTrx, runId: string, candidateId: string, tieBreak: readonly TieCriterion[],
) {
  return db.selectFrom('selection_result as own')
    .innerJoin('selection_result as equal', (join) => tieBreak.reduce(
      (on, criterion) => on.onRef(`equal.${MARK[criterion]}`, '=', `own.${MARK[criterion]}`),
      join.onRef('equal.run_id', '=', 'own.run_id').onRef('equal.pi_imss', '=', 'own.pi_imss')))
    .innerJoin('selection_identity', (join) => join.onRef('selection_identity.run_id', '=', 'own.run_id')
      .onRef('selection_identity.candidate_id', '=', 'own.candidate_id'))
    .leftJoin('lottery', 'lottery.run_id', 'own.run_id')
    .select(['selection_identity.selection_id as selectionId', 'lottery.number', 'lottery.seed',
      sql<number>`count(*)::int`.as('tied'),
      sql<number>`(count(*) filter (where equal.position <= own.position))::int`.as('place')])
    .where('own.run_id', '=', runId).where('own.candidate_id', '=', candidateId).where('own.status', '=', 'ranked')
    .groupBy(['selection_identity.selection_id', 'lottery.run_id']).executeTakeFirst()
}
