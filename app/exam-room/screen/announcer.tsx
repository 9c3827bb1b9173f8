/** A voice for screen readers: what the last key did, or what was saved. Nobody sees it. */
import { useCallback, useState } from 'react'

/** The text to say, and a function that says one; the same text twice is said twice. */
export function useAnnouncer(): [string, (text: string) => void] {
  const [said, setSaid] = useState('')
  // A text that does not change is not read again: an invisible space makes it another.
  const announce = useCallback((text: string) => {
    setSaid((before) => (before === text ? `${text}\u00a0` : text))
  }, [])
  return [said, announce]
}

export function Announcer({ text }: { text: string }) {
  return <div role="status" aria-live="polite" aria-atomic="true" className="sr-only">{text}</div>
}
