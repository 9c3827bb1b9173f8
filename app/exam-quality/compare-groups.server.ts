/**
 * Each item of a form between the categories of nationality (§2.2 D), at the same total. Counts only leave the database:
 * how many of a category with a total had the item right.
 */
import { listGroupedAnswers } from '#db/queries/item-statistics.ts'
import type { DbOrTrx } from '#db/client.ts'
import { groupDifference, type GroupDifference } from '#exam-engine/marking/group-difference.ts'

/** Null where the figure is not made: too few, or one category only. */
export async function compareGroups(db: DbOrTrx, formId: string): Promise<ReadonlyMap<string, GroupDifference> | null> {
  const rows = Map.groupBy(await listGroupedAnswers(db, formId), ({ itemId }) => itemId)
  const differences = new Map<string, GroupDifference>()
  for (const [itemId, cells] of rows) {
    const difference = groupDifference(cells.map(({ category, total, right, people }) => (
      { group: category === 'mexican' ? 'reference' : 'focal', total, right, people })))
    if (difference === null) return null
    differences.set(itemId, difference)
  }
  return differences.size === 0 ? null : differences
}
