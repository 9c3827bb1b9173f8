/** A row of counts that is read from afar: expected, present, in exam… Each a number over its word. */
import { Link } from '@remix-run/react'
import { formatCount } from '../../labels/format-number.ts'

export interface Figure {
  label: string
  count: number
  /** Filters the list beneath to what is counted. */
  to?: string
  /** Marks the figure that needs somebody now. */
  attention?: boolean
}

interface FiguresProps {
  /** Names the row for screen readers. */
  label: string
  figures: readonly Figure[]
}

export function Figures({ label, figures }: FiguresProps) {
  return (
    <dl aria-label={label} className="flex flex-wrap border-y border-line bg-surface">
      {figures.map(({ label: word, count, to, attention = false }) => (
        <div
          key={word}
          className={`flex min-w-32 flex-1 flex-col-reverse justify-end border-e border-line px-4 py-2 last:border-e-0
            ${attention ? 'bg-gold-wash' : ''}`}
        >
          <dt className="text-sm">
            {to === undefined ? word : <Link to={to} className="inline-block py-0.5">{word}</Link>}
          </dt>
          <dd className="text-2xl font-semibold tabular-nums">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
