/**
 * The time left until an instant of the server, in digits of one width. Screen
 * readers hear it when they ask for it, and `sayAt` milliseconds before the end
 * once; it never flashes.
 */
import { useEffect, useRef, useState } from 'react'
import { durationBetween, durationMs, type DurationMs, type Instant } from '#exam-engine/kernel/time.ts'
import { formatCountdown, formatDuration } from '../../labels/format-time.ts'
import { useServerNow } from './server-clock.tsx'

interface CountdownProps {
  until: Instant
  /** What it counts to, read out before the figure: "Faltan", "Tiempo restante". */
  label: string
  size?: 'inline' | 'huge'
  /** From here on the figure stands on gold, and is announced once. */
  attentionFrom?: DurationMs
  /** Called once when the time is over. */
  onEnd?: () => void
}

export function Countdown({ until, label, size = 'inline', attentionFrom = durationMs(0), onEnd }: CountdownProps) {
  const left = durationBetween(useServerNow(), until)
  const near = left <= attentionFrom
  const over = left <= 0
  const end = useRef(onEnd)
  useEffect(() => { end.current = onEnd })
  useEffect(() => {
    if (over) end.current?.()
  }, [over])
  const huge = size === 'huge' ? 'text-4xl font-semibold' : 'font-semibold'
  return (
    <span
      className={`inline-block rounded-sm px-1 whitespace-nowrap tabular-nums ${huge} ${near ? 'bg-gold-light' : ''}`}
    >
      <span className="sr-only">{label}: </span>
      <span role="timer">{formatCountdown(left)}</span>
      <SaidOnce when={near && !over}>{`${label}: ${formatDuration(attentionFrom)}`}</SaidOnce>
    </span>
  )
}

/** A polite announcement, made at the moment it becomes true and never repeated. */
function SaidOnce({ when, children }: { when: boolean, children: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (when) setSaid(children)
  }, [when, children])
  return <span role="status" className="sr-only">{said}</span>
}
