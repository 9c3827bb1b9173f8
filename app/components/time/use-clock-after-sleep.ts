/**
 * A device that slept may have stopped the monotonic clock. When the page is seen
 * again and both clocks of the device disagree about the pause, the page asks the
 * server for its time. Without a network it keeps the one it has, and asks when
 * it is seen again: nothing may vanish from the screen for it.
 */
import { useEffect } from 'react'
import { instant } from '#exam-engine/kernel/time.ts'
import { useServerClock, type ServerClock } from './server-clock.tsx'

const TOLERANCE_MS = 2_000

export function useClockAfterSleep(): void {
  const clock = useServerClock()
  useEffect(() => {
    let apart = Date.now() - performance.now()
    const compare = async () => {
      const now = Date.now() - performance.now()
      if (document.visibilityState !== 'visible' || Math.abs(now - apart) <= TOLERANCE_MS) return
      if (await setByServer(clock)) apart = now
    }
    const onChange = () => { void compare() }
    document.addEventListener('visibilitychange', onChange)
    return () => { document.removeEventListener('visibilitychange', onChange) }
  }, [clock])
}

/** Whether the server told its time. */
async function setByServer(clock: ServerClock): Promise<boolean> {
  const sent = performance.now()
  try {
    const { now } = await (await fetch('/healthz', { cache: 'no-store' })).json() as { now: string }
    clock.set(instant(now), (sent + performance.now()) / 2)
    return true
  } catch {
    return false
  }
}
