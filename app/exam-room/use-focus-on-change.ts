/**
 * What is new on the screen takes the focus by its heading, so that reading goes on there and the
 * focus is never lost.
 */
import { useEffect, useRef, type RefObject } from 'react'

/** `shown` names what is on the screen; the first one leaves the focus where the browser put it. */
export function useFocusOnChange(frame: RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    frame.current?.querySelector<HTMLElement>('h1')?.focus()
  }, [frame, shown])
}
