/** How far something is, as a bar and in figures. The figures are the truth; the bar is for the eye. */
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import { formatCount } from '../../labels/format-number.ts'

interface ProgressBarProps {
  /** What progresses, e.g. "Respuestas"; read out, and shown unless `compact`. */
  label: string
  value: number
  total: number
  /** A thin bar without texts, for tiles. */
  compact?: boolean
}

export function ProgressBar({ label, value, total, compact = false }: ProgressBarProps) {
  const percent = total === 0 ? 0 : (Math.min(value, total) * 100) / total
  const figures = `${formatCount(value)} de ${formatCount(total)}`
  return (
    <AriaProgressBar
      aria-label={label}
      value={value}
      maxValue={Math.max(total, 1)}
      valueLabel={figures}
      className="block w-full"
    >
      {compact ? null : (
        <span className="mb-1 flex justify-between gap-4">
          <span>{label}</span>
          <span className="tabular-nums">{figures}</span>
        </span>
      )}
      <svg aria-hidden width="100%" height={compact ? 6 : 10} className="block rounded-sm bg-line">
        <rect width={`${percent}%`} height="100%" className="fill-green" />
      </svg>
    </AriaProgressBar>
  )
}
