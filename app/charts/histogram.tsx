/**
 * How many people got which mark: columns over bins of one width. Widths are
 * percentages and texts keep their size, so that it reads on a phone as well.
 */
import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatCount } from '../labels/format-number.ts'
import { ChartFigure } from './chart-figure.tsx'

export interface Bin {
  /** Bounds on the axis; `from` belongs to the bin. */
  from: number
  to: number
  count: number
}

interface Marker {
  at: number
  /** "Mediana 64" */
  label: string
}

interface HistogramProps {
  title: string
  summary: string
  /** In order, without gaps. */
  bins: readonly Bin[]
  /** Of the values beneath: "Aciertos". */
  valueLabel: string
  /** Of the counts at the side: "Aspirantes". */
  countLabel: string
  /** The last bin holds its upper bound too, as 100 of 100. */
  markers?: readonly Marker[]
  /** The table stands beneath at once. */
  open?: boolean
}

const HEIGHT = 240
const FOOT = 28
const HEAD = 24

export function Histogram({ title, summary, bins, valueLabel, countLabel, markers = [], open = false }: HistogramProps) {
  const low = bins[0]?.from ?? 0
  const high = bins.at(-1)?.to ?? 1
  const x = scaleLinear([low, high], [0, 100])
  const y = scaleLinear([0, Math.max(1, max(bins, ({ count }) => count) ?? 1)], [HEIGHT, HEAD]).nice(4)
  const rows = bins.map(({ from, to, count }) => [`${from} a ${to}`, formatCount(count)])
  const edges = [...bins.map(({ from }) => from), high]
  const everyNth = Math.ceil(edges.length / 6)
  return (
    <ChartFigure open={open} title={title} summary={summary} heads={[valueLabel, countLabel]} rows={rows}>
      <p className="text-sm">{countLabel}</p>
      <div className="flex gap-2 text-sm">
        <svg width="36" height={HEIGHT + FOOT} className="shrink-0 overflow-visible fill-ink">
          {y.ticks(4).map((tick) => (
            <text key={tick} x="36" y={y(tick)} dy="0.35em" textAnchor="end">{formatCount(tick)}</text>
          ))}
        </svg>
        <svg height={HEIGHT + FOOT} className="w-0 min-w-0 flex-1 overflow-visible fill-ink">
          {y.ticks(4).map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-line" />
          ))}
          {bins.map(({ from, to, count }) => (
            <rect
              key={from} x={`${x(from) + 0.25}%`} width={`${Math.max(0, x(to) - x(from) - 0.5)}%`}
              y={y(count)} height={HEIGHT - y(count)} className="fill-green"
            />
          ))}
          <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} className="stroke-ink" />
          {edges.map((edge, index) => index % everyNth === 0 ? (
            <text key={edge} x={`${x(edge)}%`} y={HEIGHT + 18} textAnchor={anchorOf(x(edge))}>{edge}</text>
          ) : null)}
          {markers.map(({ at, label }) => (
            <g key={label}>
              <line
                x1={`${x(at)}%`} x2={`${x(at)}%`} y1={HEAD - 6} y2={HEIGHT}
                className="stroke-ink" strokeWidth="2" strokeDasharray="6 4"
              />
              <text x={`${x(at)}%`} y="12" textAnchor={x(at) > 60 ? 'end' : 'start'} fontWeight="600">{label}</text>
            </g>
          ))}
        </svg>
      </div>
      <p className="text-end text-sm">{valueLabel}</p>
    </ChartFigure>
  )
}

function anchorOf(percent: number): 'start' | 'middle' | 'end' {
  if (percent <= 0) return 'start'
  return percent >= 100 ? 'end' : 'middle'
}
