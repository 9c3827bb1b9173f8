/**
 * Reads the page's data again, but only when the server can be reached: a reload
 * that fails would put an error page in place of what the person is reading.
 */
import { useRevalidator } from '@remix-run/react'
import { useCallback } from 'react'

/** The returned function never throws; without a server it does nothing. */
export function useSafeReload(): () => void {
  const { revalidate } = useRevalidator()
  return useCallback(() => {
    fetch('/healthz', { cache: 'no-store' })
      .then((answer) => { if (answer.ok) revalidate() })
      .catch(() => undefined)
  }, [revalidate])
}
