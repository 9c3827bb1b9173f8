/** The seats of a run with their cut-offs, as the address asks for them. */
import type { AppLoadContext } from '@remix-run/node'
import { listPoolOutcomes, type PoolOutcome } from '#db/queries/admin-selection.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

const SORTS = ['cer', 'seats', 'filled', 'rankedBy'] as const

export async function readPools({ services: { database: { db } } }: AppLoadContext, runId: string, url: string) {
  const query = readTableQuery<(typeof SORTS)[number], 'cupo'>(url, { sorts: SORTS, filters: ['cupo'] })
  const pools = await listPoolOutcomes(db, runId)
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

function figureOf(pool: PoolOutcome, sort: (typeof SORTS)[number]): number {
  return sort === 'seats' ? pool.seats : sort === 'filled' ? pool.filled : pool.ranked_by
}
