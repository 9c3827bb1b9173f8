/**
 * The chosen sedes in their order: dragged with mouse, finger or keyboard, or moved by buttons, which also work without
 * script. Each button bears its act as value, `up:ID`, by which the page gives the focus back.
 */
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { describePastCutoff, type PastFigure } from '#app/call/past-cutoff-words.ts'
import { buttonClasses } from '#app/components/actions/button-look.ts'
import { Icon } from '#app/components/icon/icon.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { dropAt } from './order-list.ts'

export interface ListedSede {
  poolId: string
  cer: string
  sede: string
  city: string
  subsede: string | null
  seats: number
  past: PastFigure | null
}

interface OrderedSedesProps {
  sedes: readonly ListedSede[]
  /** Something is known of an earlier period. */
  hasPast: boolean
  onOrder: (ids: string[]) => void
}

export function OrderedSedes({ sedes, hasPast, onOrder }: OrderedSedesProps) {
  const ids = sedes.map(({ poolId }) => poolId)
  const [scripted, setScripted] = useState(false)
  useEffect(() => {
    setScripted(true)
  }, [])
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const [dragged] = keys
      if (dragged !== undefined) onOrder(dropAt(ids, String(dragged), String(target.key), target.dropPosition))
    },
  })
  const order = ids.join()
  return (
    <GridList
      aria-label="Sedes en orden de preferencia" items={sedes.map((sede, index) => ({ ...sede, index }))}
      keyboardNavigationBehavior="tab" dragAndDropHooks={dragAndDropHooks} dependencies={[scripted, order]}
      className="space-y-2"
    >
      {(sede) => {
        const { poolId, index } = sede
        const name = nameSede(sede)
        return (
          <GridListItem
            id={poolId} textValue={`${String(index + 1)}. ${name}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-surface p-3
              drop-target:border-green dragging:opacity-60"
          >
            {scripted ? (
              <AriaButton slot="drag" aria-label={`Arrastrar ${name}`} className={buttonClasses({ look: 'quiet' })}>
                <Icon icon={GripVertical} />
              </AriaButton>
            ) : null}
            <span className="w-8 text-end text-lg font-semibold tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1 basis-40 sm:basis-64">
              <span className="font-semibold">{name}</span>
              <span className="block text-grey">{sede.city} · {formatCounted(sede.seats, 'plaza', 'plazas')}</span>
              {hasPast ? <span className="block text-grey">{describePastCutoff(sede.past)}</span> : null}
            </span>
            <span className="flex gap-1">
              <AriaButton
                type="submit" name="act" value={`up:${poolId}`} isDisabled={index === 0} aria-label={`Subir ${name}`}
                className={buttonClasses({ look: 'secondary' })}
              >
                <Icon icon={ArrowUp} /> Subir
              </AriaButton>
              <AriaButton
                type="submit" name="act" value={`down:${poolId}`} isDisabled={index === sedes.length - 1}
                aria-label={`Bajar ${name}`} className={buttonClasses({ look: 'secondary' })}
              >
                <Icon icon={ArrowDown} /> Bajar
              </AriaButton>
              <AriaButton
                type="submit" name="act" value={`remove:${poolId}`} aria-label={`Quitar ${name}`}
                className={buttonClasses({ look: 'quiet' })}
              >
                <Icon icon={X} /> Quitar
              </AriaButton>
            </span>
          </GridListItem>
        )
      }}
    </GridList>
  )
}

export function nameSede({ sede, subsede }: Pick<ListedSede, 'sede' | 'subsede'>): string {
  return subsede === null ? sede : `${sede}, ${subsede}`
}
