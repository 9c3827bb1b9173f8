/** The marks of one exam: their distribution, and a page of them by folio; without an opening nobody's score, nor an order by it. */
import type { AppLoadContext } from '@remix-run/node'
import { countMarks, findMarking, listMarksByFolio, MARK_SORTS, type MarkSort } from '#db/queries/admin-marks.ts'
import { listMarks } from '#db/queries/marks.ts'
import { distributeMarks } from '#exam-engine/marking/distribution.ts'
import type { Mark } from '#exam-engine/marking/mark.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'

const STATUSES = ['present', 'absent', 'denied', 'cancelled'] as const

const SORTS_WITHOUT_SCORES: readonly [MarkSort, ...MarkSort[]] = ['folio', 'status']

export async function readMarks(
  { services: { database: { db } } }: AppLoadContext, examId: string, url: string, withScores: boolean,
) {
  const query = readTableQuery<MarkSort>(url, { sorts: withScores ? MARK_SORTS : SORTS_WITHOUT_SCORES, pageSize: 50 })
  const { search, sort, direction, page, pageSize } = query
  const [all, marking, shown, rows] = await Promise.all([
    listMarks(db, examId), findMarking(db, examId), countMarks(db, examId, search),
    listMarksByFolio(db, examId, { search, sort, direction, limit: pageSize, offset: (page - 1) * pageSize }),
  ])
  const present = all.flatMap(({ correct, counted }): Mark[] =>
    correct === null || counted === null ? [] : [{ correct, counted }])
  return {
    query, shown,
    rows: withScores ? rows : rows.map((row) => ({ ...row, correct: null, counted: null, efiser: null })),
    total: all.length,
    statuses: STATUSES.map((status) => ({ status, count: all.filter((mark) => mark.status === status).length })),
    distribution: distributeMarks(present),
    markedAt: marking.at,
    keys: marking.keys,
  }
}

export type Distribution = Awaited<ReturnType<typeof readMarks>>['distribution']
