/** Previous and next page of a table, and where one is. Renders nothing when one page holds all. */
import { Link, useSearchParams } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { formatCount } from '../../labels/format-number.ts'
import { Icon } from '../icon/icon.tsx'
import { pageHref, type TableQuery } from './table-query.ts'

interface PaginationProps {
  query: TableQuery
  /** Rows that fit search and filters. */
  shown: number
}

const LINK = 'inline-flex min-h-11 items-center gap-1 px-2'

export function Pagination({ query: { page, pageSize }, shown }: PaginationProps) {
  const [searchParams] = useSearchParams()
  const pages = Math.ceil(shown / pageSize)
  if (pages <= 1) return null
  return (
    <nav aria-label="Páginas" className="mt-4 flex flex-wrap items-center gap-4 print:hidden">
      {page > 1 ? (
        <Link to={pageHref(searchParams, page - 1)} rel="prev" className={LINK}>
          <Icon icon={ChevronLeft} />Anterior
        </Link>
      ) : null}
      <span className="tabular-nums">Página {formatCount(page)} de {formatCount(pages)}</span>
      {page < pages ? (
        <Link to={pageHref(searchParams, page + 1)} rel="next" className={LINK}>
          Siguiente<Icon icon={ChevronRight} />
        </Link>
      ) : null}
    </nav>
  )
}
