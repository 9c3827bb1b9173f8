/** The marks of one exam: their distribution, and a page of them by folio. */
import type { AppLoadContext } from '@remix-run/node'
import { countMarks, findMarking, listMarksByFolio, MARK_SORTS } from '#db/queries/admin-marks.ts'
import { listMarks } from '#db/queries/marks.ts'
import { distributeMarks } from '#exam-engine/marking/distribution.ts'
import type { Mark } from '#exam-engine/marking/mark.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'

const STATUSES = ['present', 'absent', 'denied', 'cancelled'] as const

export async function readMarks({ services: { database: { db } } }: AppLoadContext, examId: string, url: string) {
  const query = readTableQuery(url, { sorts: MARK_SORTS, pageSize: 50 })
  const { search, sort, direction, page, pageSize } = query
  const [all, marking, shown, rows] = await Promise.all([
    listMarks(db, examId), findMarking(db, examId), countMarks(db, examId, search),
    listMarksByFolio(db, examId, { search, sort, direction, limit: pageSize, offset: (page - 1) * pageSize }),
  ])
  const present = all.flatMap(({ correct, counted }): Mark[] =>
    correct === null || counted === null ? [] : [{ correct, counted }])
  return {
    query, rows, shown,
    total: all.length,
    statuses: STATUSES.map((status) => ({ status, count: all.filter((mark) => mark.status === status).length })),
    distribution: distributeMarks(present),
    markedAt: marking.at,
    keys: marking.keys,
  }
}

export type Distribution = Awaited<ReturnType<typeof readMarks>>['distribution']
