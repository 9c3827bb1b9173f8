/**
 * The pages of one area, such as the administration's: a row of links, the current one marked by bar and weight, and in
 * sight where the row is wider than the screen.
 */
import { NavLink, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

interface SectionNavProps {
  /** Names the navigation, e.g. "Administración". */
  label: string
  items: readonly { to: string, label: string, end?: boolean }[]
}

const LINK = 'flex min-h-12 items-center border-y-4 border-transparent px-1 text-ink no-underline -outline-offset-3'
  + ' hover:border-b-line hover:text-ink aria-[current=page]:border-b-green aria-[current=page]:font-semibold'

export function SectionNav({ label, items }: SectionNavProps) {
  const { pathname } = useLocation()
  const row = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const [list, here] = [row.current, row.current?.querySelector<HTMLElement>('[aria-current=page]')?.parentElement]
    if (list === null || here === undefined || here === null) return
    list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2
  }, [pathname])
  return (
    <nav aria-label={label} className="border-b border-line bg-surface print:hidden">
      <ul ref={row} className="relative mx-auto flex max-w-board gap-x-6 overflow-x-auto px-4 sm:px-6">
        {items.map(({ to, label: word, end = false }) => (
          <li key={to} className="shrink-0">
            <NavLink to={to} end={end} className={LINK}>{word}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
