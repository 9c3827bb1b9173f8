/** Facts in pairs: a term and its value, such as the data of a candidate or the sum of a result. */
import { Fragment, type ReactNode } from 'react'

interface SummaryListProps {
  rows: readonly { term: string, value: ReactNode }[]
}

export function SummaryList({ rows }: SummaryListProps) {
  return (
    <dl className="grid grid-cols-1 sm:grid-cols-[minmax(10rem,1fr)_2fr]">
      {rows.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className="border-t border-line pt-2 font-semibold sm:py-2 sm:pe-4">{term}</dt>
          <dd className="min-w-0 pb-2 sm:border-t sm:border-line sm:py-2">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
