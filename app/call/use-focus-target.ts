/** Puts the focus on the field that the address names: a link of the check list leads there, and one types at once. */
import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'

export function useFocusTarget(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === '') return
    const field = document.getElementById(decodeURIComponent(hash.slice(1)))
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }, [hash])
}
