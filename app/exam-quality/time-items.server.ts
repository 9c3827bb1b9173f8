/** The time on each item of a form, by what its saves tell (exam-engine/marking/item-time.ts), group by group. */
import { listAbsences, listSatAttempts, listSaveMoments } from '#db/queries/item-times.ts'
import type { DbOrTrx } from '#db/client.ts'
import { summarizeTimes, timeOnItems, type ItemTime } from '#exam-engine/marking/item-time.ts'

const GROUP = 200

/** In the order of `itemIds`. */
export async function timeItems(db: DbOrTrx, formId: string, itemIds: readonly string[]): Promise<ItemTime[]> {
  const attempts = await listSatAttempts(db, formId)
  const times: ReturnType<typeof timeOnItems>[] = []
  for (let from = 0; from < attempts.length; from += GROUP) {
    const group = attempts.slice(from, from + GROUP)
    const ids = group.map(({ id }) => id)
    const saves = Map.groupBy(await listSaveMoments(db, ids), ({ attemptId }) => attemptId)
    const absences = Map.groupBy(await listAbsences(db, ids), ({ attemptId }) => attemptId)
    for (const { id, startedAt } of group) {
      times.push(timeOnItems(startedAt, saves.get(id) ?? [], absences.get(id) ?? []))
    }
  }
  return summarizeTimes(itemIds, times)
}
