/** The times of the form that most candidates of an exam sat, with the codes of its items. */
import type { AppLoadContext } from '@remix-run/node'
import { listItemNames, listSatForms } from '#db/queries/item-statistics.ts'
import type { NamedTime } from '#app/exam-quality/time-chart.tsx'
import { timeItems } from '#app/exam-quality/time-items.server.ts'

/** By code; null while nobody present is marked. */
export async function readTimes(
  { services: { database: { db } } }: AppLoadContext, examId: string,
): Promise<NamedTime[] | null> {
  const [form] = await listSatForms(db, examId)
  if (form === undefined) return null
  const names = await listItemNames(db, form.id)
  const times = await timeItems(db, form.id, names.map(({ itemId }) => itemId))
  return times.map((time, index) => ({ ...time, code: names[index]?.code ?? time.itemId }))
}
