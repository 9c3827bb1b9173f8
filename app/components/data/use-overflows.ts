/**
 * Whether an element is narrower than its content. A frame that scrolls must be
 * reached by keyboard (WCAG 2.1.1); one that does not would only be a stop more.
 */
import { useEffect, useRef, useState } from 'react'

export function useOverflows() {
  const frame = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() => { setOverflows(element.scrollWidth > element.clientWidth) })
    observer.observe(element)
    return () => { observer.disconnect() }
  }, [])
  return { frame, overflows }
}
