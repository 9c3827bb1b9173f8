/** One of a few, all seen at once. */
import type { Choice } from './choice.ts'
import { ChoiceLine } from './choice-line.tsx'
import { GroupFrame } from './field-frame.tsx'
import { hasErrors, initialText, type FieldTexts, type FormField } from './form-field.ts'

interface RadioGroupProps extends FieldTexts {
  field: FormField
  choices: readonly Choice[]
}

/** The first radio has the field's id, so that the error summary leads to it. */
export function RadioGroup({ field, choices, ...texts }: RadioGroupProps) {
  return (
    <GroupFrame field={field} {...texts}>
      {choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          type="radio"
          choice={choice}
          id={index === 0 ? field.id : `${field.id}-${choice.value}`}
          name={field.name}
          aria-invalid={hasErrors(field) ? true : undefined}
          defaultChecked={initialText(field) === choice.value}
        />
      ))}
    </GroupFrame>
  )
}
