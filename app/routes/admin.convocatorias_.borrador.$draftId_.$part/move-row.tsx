/** Puts a row of a list at another place: one up, one down, or to a place by its number. Works without script. */
import { Form } from '@remix-run/react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Button } from '#app/components/actions/button.tsx'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'

interface MoveRowProps {
  rowKey: string
  /** From 1. */
  place: number
  last: number
}

export function MoveRow({ rowKey, place, last }: MoveRowProps) {
  const id = `lugar-${String(place)}`
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Step {...{ rowKey, icon: ArrowUp, to: place - 1, word: 'Subir', off: place === 1 }} />
      <Step {...{ rowKey, icon: ArrowDown, to: place + 1, word: 'Bajar', off: place === last }} />
      <Form method="post" replace className="flex items-center gap-2">
        <input type="hidden" name="key" value={rowKey} />
        <label htmlFor={id} className="sr-only">Lugar de {rowKey}</label>
        <span className="w-16">
          <input
            key={place} id={id} name="to" defaultValue={place} inputMode="numeric" autoComplete="off"
            className={`${CONTROL_CLASSES} text-end tabular-nums`}
          />
        </span>
        <Button type="submit" name="intent" value="move" look="quiet" aria-label={`Mover ${rowKey} a ese lugar`}>Mover</Button>
      </Form>
    </div>
  )
}

interface StepProps {
  rowKey: string
  icon: typeof ArrowUp
  to: number
  word: string
  off: boolean
}

function Step({ rowKey, icon, to, word, off }: StepProps) {
  return (
    <Form method="post" replace>
      <input type="hidden" name="key" value={rowKey} />
      <input type="hidden" name="to" value={to} />
      <Button
        type="submit" name="intent" value="move" look="quiet" icon={icon} isDisabled={off} aria-label={`${word} ${rowKey}`}
      >
        {word}
      </Button>
    </Form>
  )
}
