/**
 * Whether an instant of the server has come; renders anew only when that changes.
 * Looks each second instead of trusting one long timer: machines sleep, and the
 * server may set the clock.
 */
import { useEffect, useState } from 'react'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { useServerClock } from '../components/time/server-clock.tsx'

const LOOK_EVERY_MS = 1000

export function useHasPassed(at: Instant): boolean {
  const clock = useServerClock()
  const [passed, setPassed] = useState(() => clock.read() >= at)
  useEffect(() => {
    let timer = 0
    const look = () => {
      const left = at - clock.read()
      setPassed(left <= 0)
      timer = window.setTimeout(look, left > 0 ? Math.min(left, LOOK_EVERY_MS) : LOOK_EVERY_MS)
    }
    timer = window.setTimeout(look, 0)
    return () => { window.clearTimeout(timer) }
  }, [at, clock])
  return passed
}
