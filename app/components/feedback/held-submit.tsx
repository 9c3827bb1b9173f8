/**
 * Without net no form and no link leaves its page: what would follow has nothing of what was typed, or is the browser's
 * own page. Stops both, says so until the net is back, and what was typed stays for the person to send again. Beside it
 * stops the second half of a double click that a form already answered.
 */
import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Icon } from '../icon/icon.tsx'
import { isStrayClick, leavesPage } from './page-leaving.ts'

const TEXTS = {
  form: 'Sin conexión: no se envió. Lo que escribió sigue en esta página; vuelva a enviarlo cuando regrese la red.',
  link: 'Sin conexión: la otra página no se puede abrir. Siga en esta; ábrala cuando regrese la red.',
} as const

export function HeldSubmit() {
  const [held, setHeld] = useState<keyof typeof TEXTS | null>(null)
  useEffect(() => {
    let sentAt = Number.NEGATIVE_INFINITY
    let pressed: Element | null = null
    const stop = (event: Event) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const send = (event: SubmitEvent) => {
      sentAt = event.timeStamp
      if (navigator.onLine) return
      stop(event)
      setHeld('form')
    }
    const click = (event: MouseEvent) => {
      const control = controlOf(event)
      const stray = isStrayClick({
        count: event.detail, elsewhere: control !== pressed, sinceSentMs: event.timeStamp - sentAt,
      })
      if (stray) { stop(event); return }
      pressed = control
      if (navigator.onLine || !(control instanceof HTMLAnchorElement)) return
      const link = { href: control.href, target: control.target, download: control.hasAttribute('download') }
      if (!leavesPage(link, event, window.location.href)) return
      stop(event)
      setHeld('link')
    }
    const release = () => { setHeld(null) }
    // Before the page's own listeners, which hang on the document.
    window.addEventListener('submit', send, { capture: true })
    window.addEventListener('click', click, { capture: true })
    window.addEventListener('online', release)
    return () => {
      window.removeEventListener('submit', send, { capture: true })
      window.removeEventListener('click', click, { capture: true })
      window.removeEventListener('online', release)
    }
  }, [])
  if (held === null) return null
  return (
    <div
      role="alert"
      className="fixed inset-x-0 bottom-0 z-50 flex items-center justify-center gap-3 border-t-2 border-gold bg-gold-light
        px-4 py-3 font-semibold"
    >
      <Icon icon={CloudOff} />
      <p>{TEXTS[held]}</p>
    </div>
  )
}

function controlOf({ target }: MouseEvent): Element | null {
  return target instanceof Element ? target.closest('a[href], button, input, select, textarea, label, summary') : null
}
