/** The picture beside the form, with zoom and rotation by button and by key; without a script it is shown whole. */
import { RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/components/actions/button.tsx'

/** What scrolls must be reached by the keyboard. */
const SCROLLS = { role: 'region', tabIndex: 0 } as const
const STEPS = [100, 150, 200, 300, 400] as const

interface ArticlePictureProps {
  fileId: string
  /** Of the picture as it was sent, in pixels. */
  sides: { width: number, height: number }
}

export function ArticlePicture({ fileId, sides: { width, height } }: ArticlePictureProps) {
  const [step, setStep] = useState(0)
  const [turn, setTurn] = useState(0)
  const zoom = STEPS[step] ?? 100
  const move = (by: number) => { setStep((at) => Math.min(STEPS.length - 1, Math.max(0, at + by))) }
  const rotate = () => { setTurn((at) => (at + 90) % 360) }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event
      const writes = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
        || (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))
      if (writes || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '+') move(1)
      if (event.key === '-') move(-1)
      if (event.key.toLowerCase() === 'r') rotate()
    }
    document.addEventListener('keydown', listen)
    return () => { document.removeEventListener('keydown', listen) }
  }, [])
  const lies = turn % 180 !== 0
  const address = `/publicaciones/imagen/${fileId}`
  return (
    <div className="lg:sticky lg:top-4 lg:self-start">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button look="secondary" icon={ZoomOut} onPress={() => { move(-1) }} isDisabled={step === 0}>Alejar (−)</Button>
        <Button look="secondary" icon={ZoomIn} onPress={() => { move(1) }} isDisabled={step === STEPS.length - 1}>Acercar (+)</Button>
        <Button look="secondary" icon={RotateCw} onPress={rotate}>Girar (R)</Button>
        <span role="status" className="tabular-nums">{zoom} %{turn === 0 ? '' : `, girada ${turn}°`}</span>
      </div>
      <div
        {...SCROLLS} aria-label="Imagen de los artículos"
        className="h-[70vh] overflow-auto border border-line bg-sunken"
      >
        {/* The box has the sides that are seen, so that all of a picture on its side can be scrolled to. */}
        <div className="relative" style={{ width: `${zoom}%`, aspectRatio: lies ? height / width : width / height }}>
          <img
            src={address} alt="Artículos como los envió la persona"
            className="absolute top-1/2 left-1/2 max-w-none -translate-1/2"
            style={{ width: lies ? `${(100 * width) / height}%` : '100%', rotate: `${turn}deg` }}
          />
        </div>
      </div>
      <p className="mt-2"><a href={address} target="_blank" rel="noreferrer">Abrir la imagen en otra pestaña</a></p>
    </div>
  )
}
