/** Marks of one exam by folio, in pages. No names beside scores. */
import { sql, type SqlBool } from 'kysely'
import type { DbOrTrx } from '../client.ts'

export const MARK_SORTS = ['folio', 'efiser', 'correct', 'status'] as const
export type MarkSort = (typeof MARK_SORTS)[number]

export interface MarksQuery {
  /** Part of a folio, in any case. */
  search: string
  sort: MarkSort
  direction: 'asc' | 'desc'
  limit: number
  offset: number
}

const COLUMNS = {
  folio: 'candidate.folio', efiser: 'mark.efiser', correct: 'mark.correct', status: 'mark.status',
} as const

/** One page of the marks; those without a score come last in either order. */
export async function listMarksByFolio(db: DbOrTrx, examId: string, query: MarksQuery) {
  return marksOf(db, examId, query.search)
    .select(['candidate.folio', 'mark.status', 'mark.correct', 'mark.counted', 'mark.efiser'])
    .orderBy(COLUMNS[query.sort], (order) => (query.direction === 'asc' ? order.asc() : order.desc()).nullsLast())
    .orderBy('candidate.folio').limit(query.limit).offset(query.offset).execute()
}

export type MarkRow = Awaited<ReturnType<typeof listMarksByFolio>>[number]

/** How many marks fit the search. */
export async function countMarks(db: DbOrTrx, examId: string, search: string): Promise<number> {
  const { marks } = await marksOf(db, examId, search).select(({ fn }) => fn.countAll<number>().as('marks'))
    .executeTakeFirstOrThrow()
  return marks
}

/** When the exam was last marked, and by which keys. `at` is null before. */
export async function findMarking(db: DbOrTrx, examId: string) {
  return db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'mark.attempt_id')
    .select(({ fn }) => [fn.max('mark.marked_at').as('at'),
      sql<string[]>`coalesce(array_agg(distinct mark.key_sha256) filter (where mark.key_sha256 is not null), '{}')`
        .as('keys')])
    .where('attempt.exam_id', '=', examId).executeTakeFirstOrThrow()
}

function marksOf(db: DbOrTrx, examId: string, search: string) {
  const marks = db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'mark.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').where('attempt.exam_id', '=', examId)
  return search === '' ? marks
    : marks.where(sql<SqlBool>`position(upper(${search}) in candidate.folio) > 0`)
}
