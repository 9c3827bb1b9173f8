/**
 * Each item of a form by difficulty and discrimination. The frame marks where
 * items are expected; those outside have another shape, so that colour says
 * nothing alone.
 */
import { scaleLinear } from 'd3-scale'
import { ChartFigure } from '#app/charts/chart-figure.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { formatFigure } from './format-figure.ts'

export interface MapPoint {
  code: string
  /** 0–1. */
  facility: number
  /** RIR, −1 to 1. */
  discrimination: number
}

const EXPECTED = { facility: { from: 0.3, to: 0.7 }, discrimination: 0.2 }
const HEIGHT = 320
const FOOT = 28
const HEAD = 16
const x = scaleLinear([0, 1], [0, 100])

export function ItemMap({ points, n, open = false }: { points: readonly MapPoint[], n: number, open?: boolean }) {
  const lowest = Math.min(-0.2, ...points.map(({ discrimination }) => discrimination))
  const y = scaleLinear([lowest, 1], [HEIGHT, HEAD]).nice(6)
  const inside = points.filter(isExpected).length
  const rows = points.map(({ code, facility, discrimination }) =>
    [code, formatFigure(facility), formatFigure(discrimination)])
  return (
    <ChartFigure
      title="Mapa de reactivos" open={open}
      summary={`${formatCount(inside)} de ${formatCount(points.length)} reactivos están donde se espera: facilidad de `
        + `0.30 a 0.70 y discriminación desde 0.20 (n = ${formatCount(n)}).`}
      heads={['Reactivo', 'Facilidad', 'Discriminación (RIR)']}
      rows={rows}
    >
      <p className="text-sm">Discriminación (RIR)</p>
      <div className="flex gap-2 text-sm">
        <svg width="36" height={HEIGHT + FOOT} className="shrink-0 overflow-visible fill-ink">
          {y.ticks(6).map((tick) => (
            <text key={tick} x="36" y={y(tick)} dy="0.35em" textAnchor="end">{formatFigure(tick, 1)}</text>
          ))}
        </svg>
        <svg width="100%" height={HEIGHT + FOOT} className="min-w-0 overflow-visible fill-ink">
          {y.ticks(6).map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} className="stroke-line" />
          ))}
          <rect
            x={`${x(EXPECTED.facility.from)}%`} width={`${x(EXPECTED.facility.to - EXPECTED.facility.from)}%`}
            y={y(1)} height={y(EXPECTED.discrimination) - y(1)} className="fill-green-wash stroke-green"
            strokeDasharray="6 4"
          />
          <line x1="0" x2="100%" y1={y(0)} y2={y(0)} className="stroke-ink" />
          {points.map((point) => <Point key={point.code} point={point} y={y(point.discrimination)} />)}
          {x.ticks(5).map((tick) => (
            <text key={tick} x={`${x(tick)}%`} y={HEIGHT + 20} textAnchor={anchorOf(tick)}>
              {formatFigure(tick, 1)}
            </text>
          ))}
        </svg>
      </div>
      <p className="text-end text-sm">Facilidad (parte que acertó)</p>
      <ul className="mt-2 flex flex-wrap gap-x-6 text-sm">
        <li className="flex items-center gap-2"><Sample expected />Donde se espera</li>
        <li className="flex items-center gap-2"><Sample expected={false} />A revisar</li>
      </ul>
    </ChartFigure>
  )
}

function isExpected({ facility, discrimination }: MapPoint): boolean {
  const { from, to } = EXPECTED.facility
  return facility >= from && facility <= to && discrimination >= EXPECTED.discrimination
}

function Point({ point, y }: { point: MapPoint, y: number }) {
  return (
    <svg x={`${x(point.facility)}%`} y={y} className="overflow-visible">
      <Mark expected={isExpected(point)} />
    </svg>
  )
}

function Sample({ expected }: { expected: boolean }) {
  return <svg width="16" height="16" viewBox="-8 -8 16 16"><Mark expected={expected} /></svg>
}

function Mark({ expected }: { expected: boolean }) {
  return expected
    ? <circle r="5" className="fill-green stroke-surface" />
    : <path d="M0 -7l7 12h-14z" className="fill-guinda stroke-surface" />
}

function anchorOf(share: number): 'start' | 'middle' | 'end' {
  if (share <= 0) return 'start'
  return share >= 1 ? 'end' : 'middle'
}
