/** The table of items: what is searched, filtered and ordered, as the address asks. Pure. */
import type { NamedItem } from '#app/exam-quality/analyse-exam.server.ts'
import type { TableQuery } from '#app/components/data/table-query.ts'

export const ITEM_SORTS = ['code', 'facility', 'rit', 'rir'] as const
export type ItemSort = (typeof ITEM_SORTS)[number]
export type ItemFilter = 'area' | 'senal'
export type ItemsQuery = TableQuery<ItemSort, ItemFilter>

/** Items that fit, in order; an undefined figure comes last in either direction. */
export function arrangeItems(
  items: readonly NamedItem[], { search, sort, direction, filters }: ItemsQuery,
): NamedItem[] {
  const wanted = search.toLowerCase()
  const sign = direction === 'asc' ? 1 : -1
  return items
    .filter(({ code, topic }) => `${code} ${topic}`.toLowerCase().includes(wanted))
    .filter(({ area }) => filters.area === undefined || area === filters.area)
    .filter(({ flags }) => filters.senal === undefined || (filters.senal === 'con') === (flags.length > 0))
    .sort((left, right) => compare(left[sort], right[sort], sign))
}

function compare(left: string | number | null, right: string | number | null, sign: number): number {
  if (left === right) return 0
  if (left === null) return 1
  if (right === null) return -1
  return (left < right ? -1 : 1) * sign
}
