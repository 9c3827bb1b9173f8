/**
 * The image of an item, and the same one enlarged: fitted, at its own size, or
 * beyond; moved by the arrow keys. An SVG is shown as a picture
 * from a data address, never as part of the page: nothing inside it can run or
 * load anything.
 */
import { Maximize2, Minus, Plus, Scan } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { Button } from '../../components/actions/button.tsx'
import { readOwnWidth } from './own-width.ts'
import { RoomDialog } from '../screen/room-dialog.tsx'

/** In percent of the image's own size; null fits it into the window. */
const ZOOMS = [null, 100, 150, 200, 300, 400] as const
const PAN_PX = 80
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-PAN_PX, 0], ArrowRight: [PAN_PX, 0], ArrowUp: [0, -PAN_PX], ArrowDown: [0, PAN_PX],
}

type Drawing = NonNullable<PresentedItem['image']>

export function ItemImage({ image }: { image: Drawing }) {
  const [open, setOpen] = useState(false)
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(image.svg)}`
  return (
    <figure className="mt-6">
      <img src={source} alt={image.alt} className="max-h-[28rem] w-full border border-line bg-white object-contain" />
      <Button look="secondary" icon={Maximize2} onPress={() => { setOpen(true) }}>Ampliar imagen</Button>
      <RoomDialog title="Imagen de la pregunta" isOpen={open} onOpenChange={setOpen} full>
        <ZoomedImage source={source} alt={image.alt} ownWidth={readOwnWidth(image.svg)} />
      </RoomDialog>
    </figure>
  )
}

function ZoomedImage({ source, alt, ownWidth }: { source: string, alt: string, ownWidth: number }) {
  const [index, setIndex] = useState(0)
  const frame = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const zoom = ZOOMS[index] ?? null
  const step = (by: number) => { setIndex((before) => Math.min(ZOOMS.length - 1, Math.max(0, before + by))) }
  useEffect(() => {
    const element = frame.current
    pane.current?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const pan = PANS[event.key]
      if (pan !== undefined) pane.current?.scrollBy({ left: pan[0], top: pan[1] })
      else if (event.key === '+') step(1)
      else if (event.key === '-') step(-1)
      else if (event.key === '0') setIndex(0)
      else return
      event.preventDefault()
    }
    element?.addEventListener('keydown', listen)
    return () => { element?.removeEventListener('keydown', listen) }
  }, [])
  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Button look="secondary" icon={Scan} onPress={() => { setIndex(0) }}>Ajustar</Button>
        <Button look="secondary" icon={Minus} onPress={() => { step(-1) }}>Alejar</Button>
        <output aria-live="polite" className="min-w-20 text-center font-semibold">
          {zoom === null ? 'Ajustada' : `${zoom} %`}
        </output>
        <Button look="secondary" icon={Plus} onPress={() => { step(1) }}>Acercar</Button>
        <p className="text-sm text-grey max-sm:hidden">Teclas: + acerca, − aleja, 0 ajusta, flechas mueven</p>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
      <div ref={pane} role="region" aria-label="Imagen ampliada" tabIndex={0}
        className="min-h-0 flex-1 overflow-auto border border-line bg-white -outline-offset-3">
        <img src={source} alt={alt}
          className={zoom === null ? 'size-full object-contain' : 'max-w-none'}
          style={zoom === null ? undefined : { width: `${ownWidth * zoom / 100}px` }} />
      </div>
    </div>
  )
}
