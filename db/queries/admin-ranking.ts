/**
 * The ranked list and the exclusions of a run, by selection id. No folio, no name: who is who stays in a map of its
 * own.
 */
import { sql, type SqlBool } from 'kysely'
import type { DbOrTrx } from '../client.ts'

export const RANKING_SORTS = ['position', 'piImss', 'efiser', 'gradesMean', 'selectionId'] as const
export type RankingSort = (typeof RANKING_SORTS)[number]

/** `assigned` and `unassigned` are both ranked. */
export const OUTCOMES = ['assigned', 'unassigned', 'excluded'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface RankingFilter {
  /** The beginning of a selection id. */
  search: string
  outcome: Outcome | null
  /** The CER of the assigned seat. */
  cer: string | null
}

export interface RankingPage {
  sort: RankingSort
  direction: 'asc' | 'desc'
  limit: number
  offset: number
}

const COLUMNS = {
  position: 'selection_result.position',
  piImss: 'selection_result.pi_imss',
  efiser: 'selection_result.efiser',
  gradesMean: 'selection_result.grades_mean',
  selectionId: 'selection_identity.selection_id',
} as const

/** One page of the results; the excluded come last in either order. */
export async function listRanking(db: DbOrTrx, runId: string, filter: RankingFilter, page: RankingPage) {
  return rankingOf(db, runId, filter)
    .select(['selection_identity.selection_id', 'selection_result.status', 'selection_result.exclusion',
      'selection_result.efiser', 'selection_result.grades_mean', 'selection_result.enarm', 'selection_result.bonus',
      'selection_result.pi_imss', 'selection_result.position', 'selection_result.preference', 'course.cer',
      'sede.name as sede_name', 'seat_pool.subsede'])
    .orderBy(COLUMNS[page.sort], (order) => (page.direction === 'asc' ? order.asc() : order.desc()).nullsLast())
    .orderBy('selection_identity.selection_id').limit(page.limit).offset(page.offset).execute()
}

export type RankingRow = Awaited<ReturnType<typeof listRanking>>[number]

/** How many results fit the filter. */
export async function countRanking(db: DbOrTrx, runId: string, filter: RankingFilter): Promise<number> {
  const { results } = await rankingOf(db, runId, filter).select(({ fn }) => fn.countAll<number>().as('results'))
    .executeTakeFirstOrThrow()
  return results
}

/** Ranked, assigned and excluded of a run; the excluded by their reason. */
export async function countOutcomes(db: DbOrTrx, runId: string) {
  const rows = await db.selectFrom('selection_result')
    .select(({ fn }) => ['status', 'exclusion', fn.countAll<number>().as('results'),
      fn.count<number>('pool_id').as('assigned')])
    .where('run_id', '=', runId).groupBy(['status', 'exclusion']).orderBy('exclusion').execute()
  const ranked = rows.filter(({ status }) => status === 'ranked')
  return {
    ranked: ranked.reduce((sum, { results }) => sum + results, 0),
    assigned: ranked.reduce((sum, { assigned }) => sum + assigned, 0),
    exclusions: rows.flatMap(({ exclusion, results }) => (exclusion === null ? [] : [{ exclusion, results }])),
  }
}

/** Selection ids of the excluded with their reason, by id. */
export async function listExcluded(db: DbOrTrx, runId: string) {
  const rows = await rankingOf(db, runId, { search: '', outcome: 'excluded', cer: null })
    .select(['selection_identity.selection_id', 'selection_result.exclusion'])
    .orderBy('selection_identity.selection_id').execute()
  return rows.flatMap(({ selection_id: selectionId, exclusion }) =>
    (exclusion === null ? [] : [{ selectionId, exclusion }]))
}

/** Folios of candidates that the package does not hold, and whether they have an ENARM mark now. */
export async function listOutsidePackage(db: DbOrTrx, runId: string, convocatoriaId: string) {
  return db.selectFrom('candidate')
    .leftJoin('selection_identity', (join) => join.onRef('selection_identity.candidate_id', '=', 'candidate.id')
      .on('selection_identity.run_id', '=', runId))
    .select(['candidate.folio', sql<boolean>`candidate.enarm is not null`.as('hasEnarm')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('selection_identity.candidate_id', 'is', null)
    .orderBy('candidate.folio').execute()
}

function rankingOf(db: DbOrTrx, runId: string, { search, outcome, cer }: RankingFilter) {
  let query = db.selectFrom('selection_result')
    .innerJoin('selection_identity', (join) => join
      .onRef('selection_identity.run_id', '=', 'selection_result.run_id')
      .onRef('selection_identity.candidate_id', '=', 'selection_result.candidate_id'))
    .leftJoin('seat_pool', 'seat_pool.id', 'selection_result.pool_id')
    .leftJoin('course', 'course.id', 'seat_pool.course_id').leftJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .where('selection_result.run_id', '=', runId)
  if (search !== '') query = query.where(sql<SqlBool>`starts_with(selection_identity.selection_id, lower(${search}))`)
  if (outcome === 'excluded') query = query.where('selection_result.status', '=', 'excluded')
  if (outcome === 'assigned') query = query.where('selection_result.pool_id', 'is not', null)
  if (outcome === 'unassigned') {
    query = query.where('selection_result.status', '=', 'ranked').where('selection_result.pool_id', 'is', null)
  }
  return cer === null ? query : query.where('course.cer', '=', cer)
}
