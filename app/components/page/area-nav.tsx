/**
 * The pages of a large area in groups: a row of groups, and below it the pages of the one where one is. On a phone both
 * rows are one list that opens, with every page under its group. Works without script; the group that one is in and the
 * page are said to all.
 */
import { Link, useLocation } from '@remix-run/react'

export interface AreaPage {
  to: string
  label: string
  /** Beginnings of other addresses that belong to this page. */
  also?: readonly string[]
}

export interface AreaGroup {
  label: string
  /** The first is where the group's own link leads. */
  pages: readonly [AreaPage, ...AreaPage[]]
}

interface AreaNavProps {
  label: string
  groups: readonly AreaGroup[]
}

const ROW = 'mx-auto flex max-w-board flex-wrap gap-x-6 px-6'
const LINK = 'flex items-center border-y-4 border-transparent px-1 text-ink no-underline -outline-offset-3'
  + ' hover:border-b-line hover:text-ink'

export function AreaNav({ label, groups }: AreaNavProps) {
  const { pathname } = useLocation()
  const { group, page } = findPlace(groups, pathname)
  const isHere = (one: AreaPage) => one === page ? pathname === one.to ? 'page' as const : 'true' as const : undefined
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <div className="max-sm:hidden">
        <ul className={ROW}>
          {groups.map((one) => (
            <li key={one.label}>
              <Link
                to={one.pages[0].to} {...one === group ? { 'aria-current': one.pages.length === 1 ? isHere(one.pages[0]) : 'true' } : {}}
                className={`${LINK} min-h-12 ${one === group ? 'border-b-green font-semibold' : ''}`}
              >
                {one.label}
              </Link>
            </li>
          ))}
        </ul>
        {group === undefined || group.pages.length === 1 ? null : (
          <div className="border-t border-line bg-paper">
            <ul className={ROW} aria-label={group.label}>
              {group.pages.map((one) => (
                <li key={one.to}>
                  <Link to={one.to} aria-current={isHere(one)} className={`${LINK} min-h-11 ${one === page ? 'border-b-green font-semibold' : ''}`}>
                    {one.label}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {/* Another page, and it is closed again. */}
      <details key={pathname} className="px-4 sm:hidden">
        <summary className="min-h-12 cursor-pointer py-3">
          {label}: <strong>{page === undefined || group === undefined ? 'páginas'
            : group.pages.length === 1 ? page.label : `${group.label} › ${page.label}`}</strong>
        </summary>
        <ul className="space-y-4 pb-4">
          {groups.map((one) => (
            <li key={one.label}>
              {one.pages.length === 1 ? null : <p className="font-semibold">{one.label}</p>}
              <ul className={one.pages.length === 1 ? '' : 'border-s-2 border-line ps-3'}>
                {one.pages.map((each) => (
                  <li key={each.to}>
                    <Link
                      to={each.to} aria-current={isHere(each)}
                      className={`flex min-h-11 items-center text-ink ${each === page ? 'font-semibold' : 'no-underline'}`}
                    >
                      {each.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

/** The page whose address is the longest beginning of this one. */
export function findPlace(groups: readonly AreaGroup[], pathname: string): { group?: AreaGroup, page?: AreaPage } {
  const places = groups.flatMap((group) => group.pages.flatMap((page) => [page.to, ...page.also ?? []]
    .filter((start) => pathname === start || pathname.startsWith(`${start}/`)).map((start) => ({ group, page, start }))))
  const [longest] = places.toSorted((a, b) => b.start.length - a.start.length)
  return longest === undefined ? {} : { group: longest.group, page: longest.page }
}
