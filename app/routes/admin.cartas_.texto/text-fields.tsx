/** Both letters in the form: each part with its paragraphs and, where it takes more, the button that adds one. */
import { Plus } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '#app/components/actions/button.tsx'
import { Section } from '#app/components/page/section.tsx'
import { LETTER_NAMES } from '#app/labels/letter-faults.ts'
import { roomIn } from '#app/letter-preview/text-form.ts'
import { PART_NAMES, partOf, type LetterKind, type LetterText, type PartName } from '#exam-engine/letters/letter-text.ts'
import { paragraphId, ParagraphFields } from './paragraph-fields.tsx'
import type { EditAnswer } from './actions.server.ts'

interface TextFieldsProps {
  text: LetterText
  faults: EditAnswer['faults']
  touched: EditAnswer['touched']
}

const KINDS: readonly LetterKind[] = ['commitment', 'acceptance']

const BOLD = 'Entre dos pares de asteriscos va en negrita: **así**.'

const NOTES: Partial<Record<PartName, string>> = {
  'commitment.facts': 'Un renglón por dato: «Rótulo: valor».',
  'commitment.foreign': 'Solo lo leen las personas residentes extranjeras (§5.18).',
  'acceptance.facts': 'Un renglón por dato: «Rótulo: valor».',
  'acceptance.statement': BOLD, 'acceptance.validity': BOLD, 'acceptance.issue': BOLD,
  'acceptance.copies': 'A quién se entrega cada copia: siempre son tres.',
}

/** After a button the page is another one: the focus stays with the paragraph that it was about. */
function useFocusOn(touched: TextFieldsProps['touched']) {
  useEffect(() => {
    if (touched === null) return
    const button = document.getElementById(`${touched.act}-${touched.place}`)
    const target = button instanceof HTMLButtonElement && !button.disabled ? button
      : document.getElementById(paragraphId(touched.place))
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  }, [touched])
}

export function TextFields({ text, faults, touched }: TextFieldsProps) {
  useFocusOn(touched)
  return KINDS.map((kind) => (
    <Section key={kind} title={LETTER_NAMES[kind]}>
      {PART_NAMES.filter((part) => partOf(part).kind === kind).map((part) => {
        const { heading } = partOf(part)
        return (
          <fieldset key={part} className="mb-8 border-t border-line pt-4">
            <legend className="pe-3 text-lg font-semibold">{heading}</legend>
            {NOTES[part] === undefined ? null : <p className="mb-3 text-grey">{NOTES[part]}</p>}
            <ol className="space-y-5">
              {text.map((paragraph, place) => paragraph.part === part ? (
                <ParagraphFields
                  key={place} text={text} place={place}
                  errors={faults.flatMap((fault) => fault.place === place ? [fault.text] : [])}
                />
              ) : null)}
            </ol>
            {roomIn(text, part) > 0 ? (
              <div className="mt-3">
                <Button
                  type="submit" name="intent" value={`add:${part}`} look="secondary" icon={Plus}
                  aria-label={`Agregar un párrafo a «${heading}», ${LETTER_NAMES[kind]}`}
                >Agregar un párrafo</Button>
              </div>
            ) : null}
          </fieldset>
        )
      })}
    </Section>
  ))
}
