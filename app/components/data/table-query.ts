/**
 * What a table shows, kept in the URL: search, filters, order and page. So it
 * works without JavaScript, can be sent to a colleague, and survives a reload.
 */
export interface TableQuery<Sort extends string = string, Filter extends string = string> {
  search: string
  sort: Sort
  direction: 'asc' | 'desc'
  /** From 1. */
  page: number
  pageSize: number
  /** Only filters that are set. */
  filters: Partial<Record<Filter, string>>
}

interface TableQueryRules<Sort extends string, Filter extends string> {
  /** The keys one may sort by; the first is the default. */
  sorts: readonly [Sort, ...Sort[]]
  defaultDirection?: 'asc' | 'desc'
  filters?: readonly Filter[]
  pageSize?: number
}

const LONGEST_TEXT = 200
const LAST_PAGE = 100_000

/** Reads a URL. What is not known or not possible falls back to the default; nothing is refused. */
export function readTableQuery<Sort extends string, Filter extends string = never>(
  url: string, rules: TableQueryRules<Sort, Filter>,
): TableQuery<Sort, Filter> {
  const { searchParams } = new URL(url)
  const wanted = searchParams.get('orden') ?? ''
  const key = wanted.startsWith('-') ? wanted.slice(1) : wanted
  const sort = rules.sorts.find((known) => known === key)
  const page = Number(searchParams.get('pagina') ?? '1')
  const filters: Partial<Record<Filter, string>> = {}
  for (const name of rules.filters ?? []) {
    const value = searchParams.get(name)?.slice(0, LONGEST_TEXT) ?? ''
    if (value !== '') filters[name] = value
  }
  return {
    search: (searchParams.get('q') ?? '').trim().slice(0, LONGEST_TEXT),
    sort: sort ?? rules.sorts[0],
    direction: sort === undefined ? rules.defaultDirection ?? 'asc' : wanted.startsWith('-') ? 'desc' : 'asc',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
    pageSize: rules.pageSize ?? 50,
    filters,
  }
}

/** The query string that sorts by `key`: ascending, or descending when it already is ascending. Back to page 1. */
export function sortHref(current: URLSearchParams, query: TableQuery, key: string): string {
  const next = new URLSearchParams(current)
  next.set('orden', query.sort === key && query.direction === 'asc' ? `-${key}` : key)
  next.delete('pagina')
  return `?${next.toString()}`
}

/** The query string of another page of the same table. */
export function pageHref(current: URLSearchParams, page: number): string {
  const next = new URLSearchParams(current)
  next.set('pagina', String(page))
  return `?${next.toString()}`
}
