/** One paragraph of a letter in the form: its words, its clauses, and the buttons that move or remove it. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Button } from '#app/components/actions/button.tsx'
import { FieldError } from '#app/components/fields/field-error.tsx'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'
import { nameParagraph } from '#app/labels/letter-faults.ts'
import { partOf, type LetterText } from '#exam-engine/letters/letter-text.ts'

interface ParagraphFieldsProps {
  text: LetterText
  place: number
  errors: readonly string[]
}

export const paragraphId = (place: number) => `parrafo-${place}`

export function ParagraphFields({ text, place, errors }: ParagraphFieldsProps) {
  const paragraph = text[place]
  if (paragraph === undefined) return null
  const { part } = paragraph
  const { most, isFact, cites } = partOf(part)
  const name = nameParagraph(text, place)
  const id = paragraphId(place)
  const wrong = errors.length > 0
  return (
    <li className={wrong ? 'border-s-4 border-guinda ps-4' : ''}>
      <input type="hidden" name="part" value={part} />
      <FieldError id={`${id}-error`} errors={errors} />
      <div className="grid gap-3 md:grid-cols-[1fr_12rem]">
        <label className="block min-w-0">
          <span className="font-semibold"><span className="sr-only">{name}: </span>{isFact === true ? 'Rótulo: valor' : 'Texto'}</span>
          <textarea
            id={id} name="text" rows={Math.min(8, 1 + Math.ceil(paragraph.text.length / 60))} defaultValue={paragraph.text}
            aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${id}-error` : undefined}
            className={`mt-1 ${CONTROL_CLASSES}`}
          />
        </label>
        <label className="block min-w-0">
          <span className="font-semibold">
            <span className="sr-only">{name}: </span>Apartados{cites ? '' : <span className="font-normal text-grey"> (opcional)</span>}
          </span>
          <input
            name="clauses" defaultValue={paragraph.clauses.join(', ')} autoComplete="off" spellCheck={false}
            className={`mt-1 tabular-nums ${CONTROL_CLASSES}`}
          />
        </label>
      </div>
      <div className={most === 1 ? 'hidden' : 'mt-2 flex flex-wrap gap-2'}>
        <Button
          type="submit" name="intent" value={`up:${place}`} id={`up-${place}`} look="quiet" icon={ArrowUp} aria-label={`Subir ${name}`}
          isDisabled={text[place - 1]?.part !== part}
        >Subir</Button>
        <Button
          type="submit" name="intent" value={`down:${place}`} id={`down-${place}`} look="quiet" icon={ArrowDown} aria-label={`Bajar ${name}`}
          isDisabled={text[place + 1]?.part !== part}
        >Bajar</Button>
        <Button
          type="submit" name="intent" value={`remove:${place}`} look="quiet" icon={Trash2} aria-label={`Quitar ${name}`}
        >Quitar</Button>
      </div>
    </li>
  )
}
