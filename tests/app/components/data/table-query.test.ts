/** What a table shows, read from its URL and written back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageHref, readTableQuery, sortHref } from '#app/components/data/table-query.ts'

const rules = { sorts: ['folio', 'name'], filters: ['sede'], pageSize: 20 } as const

const read = (search: string) => readTableQuery(`http://efiser.example/admin${search}`, rules)

test('an address without a query shows the first page in the default order', () => {
  expect(read('')).toEqual({ search: '', sort: 'folio', direction: 'asc', page: 1, pageSize: 20, filters: {} })
})

test('search, filter, order and page are read', () => {
  expect(read('?q=%20ruiz%20&sede=HE25&orden=-name&pagina=3'))
    .toEqual({ search: 'ruiz', sort: 'name', direction: 'desc', page: 3, pageSize: 20, filters: { sede: 'HE25' } })
})

test('what is not known falls back: unknown order, impossible page, empty filter, filter nobody asked for', () => {
  expect(read('?orden=-secret&pagina=-2&sede=&password=x')).toEqual(read(''))
})

test('no query string is refused, and what is read stays within bounds', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (q, orden, pagina) => {
    const query = read(`?${new URLSearchParams({ q, orden, pagina, sede: q }).toString()}`)
    expect(rules.sorts).toContain(query.sort)
    expect(Number.isInteger(query.page) && query.page >= 1 && query.page <= 100_000).toBe(true)
    expect(query.search.length).toBeLessThanOrEqual(200)
  }))
})

test('a head sorts ascending first, then descending, keeps the search and goes back to page 1', () => {
  const current = new URLSearchParams('q=ruiz&pagina=4')
  const first = sortHref(current, read('?q=ruiz&pagina=4'), 'name')
  expect(first).toBe('?q=ruiz&orden=name')
  expect(sortHref(new URLSearchParams(first), read(first), 'name')).toBe('?q=ruiz&orden=-name')
})

test('another page keeps everything else', () => {
  expect(pageHref(new URLSearchParams('q=ruiz&orden=-name'), 2)).toBe('?q=ruiz&orden=-name&pagina=2')
})
