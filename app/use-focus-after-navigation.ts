/**
 * After a move to another page the keyboard goes on from the top of what is new, as after a page that a browser loaded,
 * and not from the foot or from nowhere. A page that has put the focus into itself keeps it there.
 */
import { useEffect, useRef } from 'react'

export function useFocusAfterNavigation(pathname: string): void {
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const content = document.getElementById('contenido')
    if (content === null || content.contains(document.activeElement)) return
    content.focus({ preventScroll: true })
  }, [pathname])
}
