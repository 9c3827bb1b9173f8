/** One run: who did what to it, its hashes and outcomes, and the page of results that the address asks for. */
import type { AppLoadContext } from '@remix-run/node'
import {
  countOutcomes, countRanking, listRanking, OUTCOMES, RANKING_SORTS, type Outcome, type RankingFilter, type RankingSort,
} from '#db/queries/admin-ranking.ts'
import { findRun, listPoolOutcomes } from '#db/queries/admin-selection.ts'
import { readNow } from '#db/queries/clock.ts'
import { findLottery } from '#db/queries/lotteries.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { describeLottery } from '#app/selection/describe-lottery.ts'

/** Throws a 404 for a run that is not there. */
export async function readRun({ services: { database: { db } } }: AppLoadContext, runId: string | undefined) {
  const row = isUuid(runId) ? await findRun(db, runId) : undefined
  if (row === undefined) throw notFound()
  const [now, { results }, outcomes, lottery] = await Promise.all([
    readNow(db), readConvocatoriaWindows(db, row.convocatoria_id), countOutcomes(db, row.id), findLottery(db, row.id),
  ])
  return {
    now, results, outcomes,
    id: row.id,
    convocatoriaId: row.convocatoria_id,
    frozenAt: row.frozen_at, frozenBy: row.frozen_by, inputSha256: row.input_sha256, lotterySeed: row.lottery_seed,
    seededInputSha256: row.seeded_input_sha256, packageSha256: row.package_sha256, keyId: row.key_id,
    lottery: lottery === undefined ? null : describeLottery(lottery, now),
    ranAt: row.ran_at, ranBy: row.ran_by, resultsSha256: row.results_sha256,
    proposedAt: row.proposed_at, proposedBy: row.proposed_by, proposedById: row.proposed_by_id,
    publishedAt: row.published_at, publishedBy: row.published_by,
    discardedAt: row.discarded_at, discardedBy: row.discarded_by, discardReason: row.discard_reason,
  }
}

export type RunView = Awaited<ReturnType<typeof readRun>>

/** A page of the ranked list, and the courses one may filter by; without an opening nobody's score or position, nor an order by it. */
const SORTS_WITHOUT_SCORES: readonly [RankingSort, ...RankingSort[]] = ['selectionId']

export async function readRanking(
  { services: { database: { db } } }: AppLoadContext, runId: string, url: string, withScores: boolean,
) {
  const query = readTableQuery<RankingSort, 'situacion' | 'cer'>(url, {
    sorts: withScores ? RANKING_SORTS : SORTS_WITHOUT_SCORES, filters: ['situacion', 'cer'], pageSize: 50,
  })
  const filter: RankingFilter = {
    search: query.search, outcome: readOutcome(query.filters.situacion), cer: query.filters.cer ?? null,
  }
  const { sort, direction, page, pageSize } = query
  const [rows, shown, total, pools] = await Promise.all([
    listRanking(db, runId, filter, { sort, direction, limit: pageSize, offset: (page - 1) * pageSize }),
    countRanking(db, runId, filter), countRanking(db, runId, { search: '', outcome: null, cer: null }),
    listPoolOutcomes(db, runId),
  ])
  return {
    query, withScores, shown, total, rows: withScores ? rows : rows.map((row) => ({ ...row, ...NO_SCORES })),
    courses: [...new Set(pools.map(({ cer }) => cer))].sort(),
  }
}

const NO_SCORES = { efiser: null, grades_mean: null, enarm: null, bonus: null, pi_imss: null, position: null }

export type Ranking = Awaited<ReturnType<typeof readRanking>>

function readOutcome(wanted: string | undefined): Outcome | null {
  return OUTCOMES.find((outcome) => outcome === wanted) ?? null
}
