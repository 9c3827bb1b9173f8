/**
 * Whether the page is on a telephone or a tablet: the server's reading of the browser, and on the page a screen that is
 * narrow, or is touched and has no pointer. It warns and never blocks. §5.11
 */
import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 640px), (hover: none) and (pointer: coarse)'

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(QUERY)
  media.addEventListener('change', onChange)
  return () => { media.removeEventListener('change', onChange) }
}

export function useHandheld(byServer: boolean): boolean {
  const byScreen = useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches, () => false)
  return byServer || byScreen
}
