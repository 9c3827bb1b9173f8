/**
 * A table as the server made it: caption, heads that sort by link, rows. Wider
 * than the screen it scrolls in its own frame, which the keyboard reaches; or, on
 * a phone, each row becomes a block of its cells with their heads before them.
 */
import { Link, useSearchParams } from '@remix-run/react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Icon } from '../icon/icon.tsx'
import { sortHref, type TableQuery } from './table-query.ts'
import { useOverflows } from './use-overflows.ts'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the end, in digits of one width. */
  align?: 'start' | 'end'
  /** Its cell names the row for screen readers; one column at most. */
  rowHeader?: boolean
  sortable?: boolean
  /** A class of width, where the content alone would choose badly: tables one below the other then line up. */
  width?: string
}

interface DataTableProps<Row> {
  caption: string
  /** The caption is read out only, because a heading above says the same. */
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Needed by sortable columns. */
  query?: TableQuery
  /** Shown instead of rows, when there are none. */
  empty?: ReactNode
  /** On a phone: scroll sideways, to compare rows; or stack, to read one at a time. */
  narrow?: 'scroll' | 'stack'
}

export function DataTable<Row>({
  caption, captionHidden = false, columns, rows, rowKey, query, empty, narrow = 'scroll',
}: DataTableProps<Row>) {
  const captionId = useId()
  const { frame, overflows } = useOverflows()
  const stacks = narrow === 'stack'
  return (
    <div
      ref={frame} className="relative max-w-full overflow-x-auto print:overflow-visible"
      {...overflows ? { role: 'region', 'aria-labelledby': captionId, tabIndex: 0 } : {}}
    >
      <table className={`w-full border-collapse text-start ${stacks ? 'max-sm:block' : ''}`}>
        <caption
          id={captionId}
          className={captionHidden
            ? 'sr-only'
            : `pb-3 text-start text-lg font-semibold ${stacks ? 'max-sm:block' : ''}`}
        >
          {caption}
        </caption>
        <thead className={`bg-sunken ${stacks ? 'max-sm:sr-only' : ''}`}>
          <tr>{columns.map((column) => <Head key={column.key} column={column} query={query} />)}</tr>
        </thead>
        <tbody className={stacks ? 'max-sm:block' : undefined}>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={`border-b border-line hover:bg-sunken
                ${stacks ? 'max-sm:block max-sm:py-3 max-sm:first:border-t' : ''}`}
            >
              {columns.map((column) => <Cell key={column.key} column={column} row={row} stacks={stacks} />)}
            </tr>
          ))}
          {rows.length > 0 ? null : (
            <tr>
              <td colSpan={columns.length} className="px-3 py-8 text-center text-grey">
                {empty ?? 'No hay nada que mostrar.'}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({ column, query }: { column: Column<Row>, query: TableQuery | undefined }) {
  const [searchParams] = useSearchParams()
  const { key, header, align, sortable = false, width = '' } = column
  const side = align === 'end' ? 'text-end' : 'text-start'
  if (!sortable || query === undefined) {
    return <th scope="col" className={`border-y border-line px-3 py-2.5 font-semibold ${width} ${side}`}>{header}</th>
  }
  const sorted = query.sort === key
  const order = query.direction === 'asc' ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      aria-sort={sorted ? order : undefined}
      className={`border-y border-line px-3 font-semibold ${width} ${side}`}
    >
      <Link
        to={sortHref(searchParams, query, key)}
        preventScrollReset
        className="inline-flex min-h-11 items-center gap-1 text-ink hover:text-ink"
      >
        {header}
        {sorted ? <Icon icon={query.direction === 'asc' ? ArrowUp : ArrowDown} size={16} /> : null}
      </Link>
    </th>
  )
}

const STACKED_HEAD = 'hidden w-28 shrink-0 font-normal text-grey max-sm:block'

function Cell<Row>({ column, row, stacks }: { column: Column<Row>, row: Row, stacks: boolean }) {
  const { align, header, rowHeader = false, cell } = column
  const side = align === 'end' ? 'text-end tabular-nums' : 'text-start'
  const stacked = stacks ? ' max-sm:flex max-sm:gap-4 max-sm:px-0 max-sm:py-0.5 max-sm:text-start' : ''
  const className = `px-3 py-2.5 align-top ${rowHeader ? 'font-semibold ' : ''}${side}${stacked}`
  const content = (
    <>
      {stacks ? <span aria-hidden className={STACKED_HEAD}>{header}</span> : null}
      {stacks ? <span className="min-w-0">{cell(row)}</span> : cell(row)}
    </>
  )
  return rowHeader
    ? <th scope="row" className={className}>{content}</th>
    : <td className={className}>{content}</td>
}
