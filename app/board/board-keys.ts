/**
 * Keys and focus of the board: "/" searches, Escape closes the panel; the focus
 * goes back to the tile it came from, or to the search for the next candidate.
 */
import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type RefObject } from 'react'

/** State of a link that closes the panel in order to search for the next candidate. */
export const SEARCH_NEXT = { searchNext: true } as const

interface BoardKeys {
  searchBox: RefObject<HTMLInputElement>
  /** The attempt whose panel is open. */
  chosen: string | null
  close: () => void
}

export function useBoardKeys({ searchBox, chosen, close }: BoardKeys): void {
  const { state, key } = useLocation()
  const searchesNext = typeof state === 'object' && state !== null && 'searchNext' in state
  const before = useRef(chosen)
  useEffect(() => {
    const left = before.current
    before.current = chosen
    if (chosen !== null || left === null) return
    if (searchesNext) searchBox.current?.focus()
    else if (document.activeElement === document.body)
      document.getElementById(`aspirante-${left}`)?.focus({ preventScroll: true })
  }, [chosen, key, searchesNext, searchBox])

  const closeNow = useRef(close)
  useEffect(() => {
    closeNow.current = close
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const typing = event.target instanceof HTMLElement && event.target.matches(TYPED_INTO)
      if (event.key === '/' && !typing) {
        event.preventDefault()
        searchBox.current?.focus()
        searchBox.current?.select()
      } else if (event.key === 'Escape' && chosen !== null && !typing) closeNow.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [chosen, searchBox])
}

const TYPED_INTO = 'input:not([type=checkbox], [type=radio]), textarea, select'
