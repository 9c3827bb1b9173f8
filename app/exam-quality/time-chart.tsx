/**
 * How long each item kept people: the median as a point on a line from the lower to the upper quartile, the longest
 * first. Beneath it the same as a table, with n and how many left no act on the item.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure } from '#app/charts/chart-figure.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import type { ItemTime } from '#exam-engine/marking/item-time.ts'
import { formatSeconds } from './format-figure.ts'

export type NamedTime = ItemTime & { readonly code: string }

const ROW = 22

export function TimeChart({ times, open = false }: { times: readonly NamedTime[], open?: boolean }) {
  const drawn = times.flatMap(({ quartiles, ...rest }) => (quartiles === null ? [] : [{ ...rest, ...quartiles }]))
    .sort((left, right) => right.median - left.median)
  const x = scaleLinear([0, Math.max(60_000, ...drawn.map(({ upper }) => upper))], [0, 100]).nice(4)
  // Three, so that they never run into each other on a phone.
  const longest = x.domain()[1] ?? 0
  const ticks = [{ at: 0, anchor: 'start' }, { at: longest / 2, anchor: 'middle' }, { at: longest, anchor: 'end' }] as const
  const middle = medianOfMedians(drawn.map(({ median }) => median))
  return (
    <ChartFigure
      title="Tiempo por reactivo" open={open}
      summary={`Mediana y cuartiles de quienes dejaron algún acto en el reactivo; la mediana de las medianas es de ${middle}.`}
      heads={['Reactivo', 'Cuartil inferior', 'Mediana', 'Cuartil superior', 'n', 'Sin ningún acto']}
      rows={times.map(({ code, quartiles, n, untouched }) => [
        code, tell(quartiles?.lower), tell(quartiles?.median), tell(quartiles?.upper), formatCount(n), formatCount(untouched),
      ])}
    >
      <div className="flex gap-2 text-sm">
        <ul className="shrink-0 tabular-nums">
          {drawn.map(({ itemId, code }) => (
            <li key={itemId} className="leading-none" style={{ height: ROW, paddingTop: 4 }}>{code}</li>
          ))}
        </ul>
        <svg width="100%" height={ROW * drawn.length + 28} className="min-w-0 overflow-visible fill-ink">
          {ticks.map(({ at, anchor }) => (
            <g key={at}>
              <line x1={`${x(at)}%`} x2={`${x(at)}%`} y1="0" y2={ROW * drawn.length} className="stroke-line" />
              <text x={`${x(at)}%`} y={ROW * drawn.length + 20} textAnchor={anchor}>{formatSeconds(at)}</text>
            </g>
          ))}
          {drawn.map(({ itemId, lower, median, upper }, index) => (
            <g key={itemId}>
              <line
                x1={`${x(lower)}%`} x2={`${x(upper)}%`} y1={ROW * (index + 0.5)} y2={ROW * (index + 0.5)}
                className="stroke-green" strokeWidth="3"
              />
              <circle cx={`${x(median)}%`} cy={ROW * (index + 0.5)} r="5" className="fill-green stroke-surface" />
            </g>
          ))}
        </svg>
      </div>
    </ChartFigure>
  )
}

function tell(ms: number | undefined): string {
  return ms === undefined ? '—' : formatSeconds(ms)
}

function medianOfMedians(medians: readonly number[]): string {
  const sorted = medians.toSorted((left, right) => left - right)
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return below === undefined || above === undefined ? '—' : formatSeconds((below + above) / 2)
}
