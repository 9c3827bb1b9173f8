/** Says of the document that its script has taken over: until then a button that needs it does nothing. */
import { useEffect } from 'react'

/** Sets `data-listening` on the document once, after the server's page has become the browser's. */
export function useListening(): void {
  useEffect(() => { document.documentElement.dataset['listening'] = '' }, [])
}
