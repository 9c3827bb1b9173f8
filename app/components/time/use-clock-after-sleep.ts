/**
 * A device that slept may have stopped the monotonic clock. When the page is seen
 * again and both clocks of the device disagree about the pause, the page loads
 * its data anew, and with it the server's time.
 */
import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const TOLERANCE_MS = 2_000

export function useClockAfterSleep(): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    let apart = Date.now() - performance.now()
    const compare = () => {
      const now = Date.now() - performance.now()
      if (document.visibilityState !== 'visible' || Math.abs(now - apart) <= TOLERANCE_MS) return
      apart = now
      revalidate()
    }
    document.addEventListener('visibilitychange', compare)
    return () => { document.removeEventListener('visibilitychange', compare) }
  }, [revalidate])
}
