/**
 * The image of an item, and the same one enlarged. An SVG is shown as a picture
 * from a data address, never as part of the page: nothing inside it can run or
 * load anything.
 */
import { Maximize2, Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { Button } from '../../components/actions/button.tsx'
import { RoomDialog } from '../screen/room-dialog.tsx'

const ZOOMS = [100, 150, 200, 300, 400] as const

type Drawing = NonNullable<PresentedItem['image']>

export function ItemImage({ image }: { image: Drawing }) {
  const [open, setOpen] = useState(false)
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(image.svg)}`
  return (
    <figure className="mt-6">
      <img src={source} alt={image.alt} className="max-h-[28rem] w-full border border-line bg-white object-contain" />
      <Button look="secondary" icon={Maximize2} onPress={() => { setOpen(true) }}>Ampliar imagen</Button>
      <RoomDialog title="Imagen de la pregunta" isOpen={open} onOpenChange={setOpen} full>
        <ZoomedImage source={source} alt={image.alt} />
      </RoomDialog>
    </figure>
  )
}

function ZoomedImage({ source, alt }: { source: string, alt: string }) {
  const [index, setIndex] = useState(0)
  const zoom = ZOOMS[index] ?? 100
  const step = (by: number) => { setIndex((before) => Math.min(ZOOMS.length - 1, Math.max(0, before + by))) }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Button look="secondary" icon={Minus} onPress={() => { step(-1) }}>Alejar</Button>
        <output aria-live="polite" className="min-w-16 text-center font-semibold">{zoom} %</output>
        <Button look="secondary" icon={Plus} onPress={() => { step(1) }}>Acercar</Button>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it */}
      <div role="region" aria-label="Imagen ampliada" tabIndex={0}
        className="min-h-0 flex-1 overflow-auto border border-line bg-white">
        <img src={source} alt={alt} className="max-w-none" style={{ width: `${zoom}%` }} />
      </div>
    </div>
  )
}
