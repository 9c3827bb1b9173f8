/** The candidate's own way to the full screen, where the browser has one. Leaving it later is noted, never punished. */
import { Maximize } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../components/actions/button.tsx'

export function FullScreenButton() {
  const [state, setState] = useState<'none' | 'window' | 'full'>('none')
  useEffect(() => {
    const look = () => {
      setState(!document.fullscreenEnabled ? 'none' : document.fullscreenElement === null ? 'window' : 'full')
    }
    look()
    document.addEventListener('fullscreenchange', look)
    return () => { document.removeEventListener('fullscreenchange', look) }
  }, [])
  if (state === 'none') return null
  return (
    <div className="mt-4">
      {state === 'full' ? <p role="status">En pantalla completa. Esc la cierra.</p> : (
        <Button look="secondary" icon={Maximize}
          onPress={() => { document.documentElement.requestFullscreen().catch(() => undefined) }}>
          Ver en pantalla completa
        </Button>
      )}
      <p className="mt-1 text-sm text-grey">
        Durante el examen su supervisor ve si la página deja de mostrarse. Es solo un aviso: nada se cierra ni se
        pierde.
      </p>
    </div>
  )
}
