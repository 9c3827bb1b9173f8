/**
 * After a move to another page the keyboard goes on from the top of what is new, as after a page that a browser loaded,
 * and not from the foot or from nowhere; so it does after an act whose button is gone with it. Whatever has put the focus
 * somewhere of the page keeps it there.
 */
import { useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

export function useFocusAfterNavigation(pathname: string): void {
  const shown = useRef(pathname)
  const { state } = useNavigation()
  const acted = useRef(false)
  useEffect(() => {
    if (state !== 'idle') {
      acted.current = true
      return
    }
    const moved = shown.current !== pathname
    const lost = acted.current && document.activeElement === document.body
    shown.current = pathname
    acted.current = false
    const content = document.getElementById('contenido')
    if (content === null || !(moved || lost) || content.contains(document.activeElement)) return
    content.focus({ preventScroll: true })
  }, [pathname, state])
}
