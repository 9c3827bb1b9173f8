/** Every mark of an exam as cells of a file; there are as many as candidates of the exam. */
import type { AppLoadContext } from '@remix-run/node'
import { countMarks, listMarksByFolio } from '#db/queries/admin-marks.ts'
import type { Cell } from '#app/http/csv.ts'
import { MARK_WORDS } from '#app/marking/mark-words.ts'

export async function listAllMarks(
  { services: { database: { db } } }: AppLoadContext, examId: string,
): Promise<Cell[][]> {
  const limit = await countMarks(db, examId, '')
  const marks = await listMarksByFolio(db, examId, { search: '', sort: 'folio', direction: 'asc', limit, offset: 0 })
  return marks.map(({ folio, status, correct, counted, efiser }) =>
    [folio, MARK_WORDS[status], correct, counted, efiser])
}
