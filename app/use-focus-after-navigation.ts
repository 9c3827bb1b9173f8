/**
 * After a move to another page the keyboard goes on from the heading of what is new, which is read out, and not from the
 * foot, from nowhere, or from the row of an area's pages that stayed; so it does after an act whose button is gone with it.
 * Whatever has put the focus somewhere of the page keeps it there.
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
    if (content === null || !(moved || lost)) return
    const active = document.activeElement
    if (content.contains(active) && !(moved && active?.closest('nav') !== null)) return
    const target = content.querySelector('h1') ?? content
    if (target !== content) {
      target.tabIndex = -1
      target.dataset['focusTarget'] = ''
    }
    target.focus({ preventScroll: true })
  }, [pathname, state])
}
