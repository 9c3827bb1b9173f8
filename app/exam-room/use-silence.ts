/**
 * Since when the server has been silent although something is unsent, or the
 * browser says that there is no network; null while all is well. A dead line shows
 * itself by its heartbeat only after most of a minute: the candidate hears of it
 * within seconds.
 */
import { useEffect, useState } from 'react'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { useServerClock } from '../components/time/server-clock.tsx'

const SILENT_AFTER_MS = 5000

/** `heard` changes whenever the server acknowledges something. */
export function useSilence(unsent: number, heard: unknown): Instant | null {
  const clock = useServerClock()
  const [since, setSince] = useState<Instant | null>(null)
  const waiting = unsent > 0
  useEffect(() => {
    const began = clock.read()
    setSince(null)
    if (!waiting) return
    const timer = setTimeout(() => { setSince(began) }, SILENT_AFTER_MS)
    return () => { clearTimeout(timer) }
  }, [clock, waiting, heard])
  const [unplugged, setUnplugged] = useState<Instant | null>(null)
  useEffect(() => {
    const lose = () => { setUnplugged(clock.read()) }
    const find = () => { setUnplugged(null) }
    if (!navigator.onLine) lose()
    window.addEventListener('offline', lose)
    window.addEventListener('online', find)
    return () => {
      window.removeEventListener('offline', lose)
      window.removeEventListener('online', find)
    }
  }, [clock])
  return unplugged ?? since
}
