/**
 * Without net no form leaves its page: the page that follows a failed sending has no form, and what was typed would be
 * gone. Stops the sending, says so until the net is back, and what was typed stays for the person to send again.
 */
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from '../icon/icon.tsx'

export function HeldSubmit() {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      if (navigator.onLine) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setHeld(true)
    }
    const release = () => { setHeld(false) }
    // Before the page's own listeners, which hang on the document.
    window.addEventListener('submit', hold, { capture: true })
    window.addEventListener('online', release)
    return () => {
      window.removeEventListener('submit', hold, { capture: true })
      window.removeEventListener('online', release)
    }
  }, [])
  if (!held) return null
  return (
    <div
      role="alert"
      className="fixed inset-x-0 bottom-0 z-50 flex items-center justify-center gap-3 border-t-2 border-gold bg-gold-light
        px-4 py-3 font-semibold"
    >
      <Icon icon={CloudOff} />
      <p>Sin conexión: no se envió. Lo que escribió sigue en esta página; vuelva a enviarlo cuando regrese la red.</p>
    </div>
  )
}
