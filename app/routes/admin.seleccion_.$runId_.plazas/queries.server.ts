/** The seats of a run with their cut-offs, as the address asks for them; of few seats a cut-off is one person's score. */
import type { AppLoadContext } from '@remix-run/node'
import { listPoolOutcomes, type PoolOutcome } from '#db/queries/admin-selection.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { PUBLIC_CUTOFF_FILLED } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

/** `held`: there is a cut-off, and it is not shown. */
export type PoolLine = PoolOutcome & { held: boolean }

const SORTS = ['cer', 'seats', 'filled', 'rankedBy'] as const

export async function readPools(
  { services: { database: { db } } }: AppLoadContext, runId: string, url: string, withScores: boolean,
) {
  const query = readTableQuery<(typeof SORTS)[number], 'cupo'>(url, { sorts: SORTS, filters: ['cupo'] })
  const pools = (await listPoolOutcomes(db, runId)).map((pool): PoolLine => (
    withScores || pool.filled >= PUBLIC_CUTOFF_FILLED ? { ...pool, held: false } : { ...pool, held: pool.last_pi_imss !== null, last_pi_imss: null }))
  const wanted = simplifyText(query.search)
  const { cupo } = query.filters
  const rows = pools
    .filter(({ cer, sede_name: sede }) => simplifyText(`${cer} ${sede}`).includes(wanted))
    .filter(({ seats, filled }) => cupo === undefined || (cupo === 'completo') === (filled === seats))
  // By course they come in the order of the published table.
  const sorted = query.sort === 'cer' ? rows
    : rows.toSorted((left, right) => figureOf(left, query.sort) - figureOf(right, query.sort))
  return { query, total: pools.length, rows: query.direction === 'asc' ? sorted : sorted.toReversed() }
}

function figureOf(pool: PoolLine, sort: (typeof SORTS)[number]): number {
  return sort === 'seats' ? pool.seats : sort === 'filled' ? pool.filled : pool.ranked_by
}
