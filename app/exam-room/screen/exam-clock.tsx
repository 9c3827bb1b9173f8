/**
 * The time that is left of the exam. Whoever is made nervous by it hides it; a
 * hidden one still warns in words, and turns gold in the last five minutes, and
 * never anything flashes. Said aloud at 30, 10, 5 and 1 minutes, and otherwise only when asked.
 */
import { Clock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { durationBetween, type DurationMs, type Instant } from '#exam-engine/kernel/time.ts'
import { Icon } from '../../components/icon/icon.tsx'
import { useServerNow } from '../../components/time/server-clock.tsx'
import { formatCountdown } from '../../labels/format-time.ts'
import { announceTimeLeft, isLastMinutes, warnHiddenClock } from './time-left.ts'

interface ExamClockProps {
  closesAt: Instant
  hidden: boolean
  onHide: (hidden: boolean) => void
  announce: (text: string) => void
}

export function ExamClock({ closesAt, hidden, onHide, announce }: ExamClockProps) {
  const left = durationBetween(useServerNow(), closesAt)
  const before = useRef<DurationMs | null>(null)
  useEffect(() => {
    const due = announceTimeLeft(before.current, left)
    before.current = left
    if (due !== null) announce(due)
  }, [left, announce])
  const last = isLastMinutes(left)
  return (
    <div className={`flex shrink-0 items-center justify-end rounded-md lg:min-w-44
      ${last ? 'bg-gold-light text-ink' : ''}`}>
      <span className="flex items-center gap-2 ps-2 font-semibold whitespace-nowrap">
        <Icon icon={Clock} />
        {hidden
          ? <span>{warnHiddenClock(left) ?? <span className="sr-only">Reloj oculto</span>}</span>
          : (
              <span role="timer" aria-label="Tiempo restante" className="text-lg tabular-nums">
                {formatCountdown(left)}
              </span>
            )}
      </span>
      <button
        type="button"
        className="min-h-11 min-w-11 rounded-md px-2 text-sm underline underline-offset-4"
        onClick={() => { onHide(!hidden) }}
      >
        {hidden ? 'Mostrar' : 'Ocultar'} <span className="sr-only">reloj</span>
      </button>
    </div>
  )
}
