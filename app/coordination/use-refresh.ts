/** Reads a page of the coordination anew by itself, while somebody looks at it. */
import { useEffect } from 'react'
import { useSafeReload } from '#app/components/page/use-safe-reload.ts'

export function useRefresh(everyMs: number): void {
  const reload = useSafeReload()
  useEffect(() => {
    const timer = window.setInterval(() => { if (!document.hidden) reload() }, everyMs)
    return () => { window.clearInterval(timer) }
  }, [everyMs, reload])
}
