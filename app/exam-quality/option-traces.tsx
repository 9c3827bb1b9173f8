/**
 * What each option of an item drew in the lower, middle and upper third. A right
 * option should rise towards the upper third, a distractor fall.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure } from '#app/charts/chart-figure.tsx'
import { THIRDS, type Third } from '#exam-engine/marking/thirds.ts'
import { formatPart } from './format-figure.ts'

export interface OptionTrace {
  /** "1", "2" …: how the page's list of options names it. */
  name: string
  right: boolean
  shareByThird: Readonly<Record<Third, number>> | null
}

const THIRD_WORDS: Record<Third, string> = {
  lower: 'Tercio inferior', middle: 'Tercio medio', upper: 'Tercio superior',
}
const HEIGHT = 200
const FOOT = 28
const LINE_HEIGHT = 16
const y = scaleLinear([0, 1], [HEIGHT, 12])
const PLACES = [8, 50, 92] as const
const ANCHORS = ['start', 'middle', 'end'] as const

export function OptionTraces({ traces, n }: { traces: readonly OptionTrace[], n: number }) {
  const drawn = traces.flatMap(({ shareByThird, ...rest }) =>
    (shareByThird === null ? [] : [{ ...rest, shareByThird }]))
  const labels = placeLabels(drawn)
  return (
    <ChartFigure
      title="Opciones por tercios" summary={`Parte de cada tercio que eligió cada opción (n = ${n}).`}
      heads={['Opción', ...THIRDS.map((third) => THIRD_WORDS[third])]}
      rows={drawn.map(({ name, right, shareByThird }) =>
        [right ? `${name} (correcta)` : name, ...THIRDS.map((third) => formatPart(shareByThird[third]))])}
    >
      <div className="flex gap-2 text-sm">
        <svg width="40" height={HEIGHT + FOOT} className="shrink-0 overflow-visible fill-ink">
          {[0, 0.5, 1].map((tick) => (
            <text key={tick} x="40" y={y(tick)} dy="0.35em" textAnchor="end">{formatPart(tick)}</text>
          ))}
        </svg>
        <svg width="100%" height={HEIGHT + FOOT} className="min-w-0 overflow-visible fill-ink">
          {[0, 0.5, 1].map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-line" />
          ))}
          {drawn.map((trace) => <Trace key={trace.name} {...trace} labelAt={labels.get(trace.name) ?? HEIGHT} />)}
          {THIRDS.map((third, index) => (
            <text key={third} x={`${PLACES[index] ?? 0}%`} y={HEIGHT + 20} textAnchor={ANCHORS[index]}>
              {THIRD_WORDS[third].replace('Tercio ', '')}
            </text>
          ))}
        </svg>
      </div>
    </ChartFigure>
  )
}

type DrawnTrace = OptionTrace & { shareByThird: Readonly<Record<Third, number>> }

/** Where each name stands: at the end of its line, or as far above the one below it as a line of text is high. */
function placeLabels(traces: readonly DrawnTrace[]): Map<string, number> {
  let lowest = Infinity
  return new Map(traces.toSorted((left, right) => left.shareByThird.upper - right.shareByThird.upper)
    .map(({ name, shareByThird }) => {
      const at = Math.min(y(shareByThird.upper), lowest - LINE_HEIGHT)
      lowest = at
      return [name, at]
    }))
}

/** The right option is a full line, a distractor a broken one; its name stands at its end. */
function Trace({ name, right, shareByThird, labelAt }: DrawnTrace & { labelAt: number }) {
  const points = THIRDS.map((third, index) => ({ at: PLACES[index] ?? 0, y: y(shareByThird[third]) }))
  const look = right ? 'stroke-green' : 'stroke-grey'
  return (
    <g>
      {points.slice(1).map((to, index) => {
        const from = points[index]
        return from === undefined ? null : (
          <line key={to.at} x1={`${from.at}%`} x2={`${to.at}%`} y1={from.y} y2={to.y} className={look}
            strokeWidth={right ? 3 : 2} strokeDasharray={right ? undefined : '6 4'} />
        )
      })}
      <text x="94%" y={labelAt} dy="0.35em" fontWeight={right ? 600 : 400}>{right ? `${name} ✓` : name}</text>
    </g>
  )
}
