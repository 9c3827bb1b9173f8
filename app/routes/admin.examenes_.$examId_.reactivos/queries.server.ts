/** The statistics of an exam's items: the whole form's figures and map, and the items that the address asks for. */
import type { AppLoadContext } from '@remix-run/node'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { arrangeItems, ITEM_SORTS, type ItemFilter, type ItemSort } from './item-order.ts'

/** Null while nobody present is marked. */
export async function readItemStatistics(
  { services: { database: { db } } }: AppLoadContext, examId: string, url: string,
) {
  const analysis = await analyseExam(db, examId)
  if (analysis === null) return null
  const query = readTableQuery<ItemSort, ItemFilter>(url, { sorts: ITEM_SORTS, filters: ['area', 'senal'] })
  const { items, ...form } = analysis
  return {
    query, form,
    total: items.length,
    flagged: items.filter(({ flags }) => flags.length > 0).length,
    items: arrangeItems(items, query),
    points: items.flatMap(({ code, facility, rir }) =>
      facility === null || rir === null ? [] : [{ code, facility, discrimination: rir }]),
  }
}

export type ItemStatistics = NonNullable<Awaited<ReturnType<typeof readItemStatistics>>>
