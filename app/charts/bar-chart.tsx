/**
 * Counts of named things, one bar each, longest name above its bar so that no
 * name is cut. Optionally of a whole: then the rest of the bar stays hollow.
 */
import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatCount } from '../labels/format-number.ts'
import { ChartFigure } from './chart-figure.tsx'

export interface Bar {
  name: string
  count: number
  /** What the count is a part of, such as the seats of a course. */
  of?: number
}

interface BarChartProps {
  title: string
  summary: string
  bars: readonly Bar[]
  nameLabel: string
  countLabel: string
  /** Names `of` in the table: "Plazas". */
  ofLabel?: string
}

export function BarChart({ title, summary, bars, nameLabel, countLabel, ofLabel }: BarChartProps) {
  const width = scaleLinear([0, Math.max(1, max(bars, ({ count, of }) => of ?? count) ?? 1)], [0, 100])
  const heads = [nameLabel, countLabel, ...(ofLabel === undefined ? [] : [ofLabel])]
  const rows = bars.map(({ name, count, of }) =>
    [name, formatCount(count), ...(ofLabel === undefined ? [] : [of === undefined ? '' : formatCount(of)])])
  return (
    <ChartFigure title={title} summary={summary} heads={heads} rows={rows}>
      <ul className="space-y-3">
        {bars.map(({ name, count, of }) => (
          <li key={name}>
            <span className="flex justify-between gap-4">
              <span>{name}</span>
              <span className="font-semibold whitespace-nowrap tabular-nums">
                {of === undefined ? formatCount(count) : `${formatCount(count)} de ${formatCount(of)}`}
              </span>
            </span>
            <svg width="100%" height="14" className="mt-1 block">
              {of === undefined ? null : (
                <rect width={`${width(of)}%`} height="14" className="fill-sunken stroke-grey" />
              )}
              <rect width={`${width(count)}%`} height="14" className="fill-green" />
            </svg>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
