/** Any of a few; each chosen value is sent under the same name. */
import type { Choice } from './choice.ts'
import { ChoiceLine } from './choice-line.tsx'
import { GroupFrame } from './field-frame.tsx'
import { hasErrors, initialChoices, type FieldTexts, type FormField } from './form-field.ts'

interface CheckboxGroupProps extends FieldTexts {
  field: FormField
  choices: readonly Choice[]
}

export function CheckboxGroup({ field, choices, ...texts }: CheckboxGroupProps) {
  const chosen = initialChoices(field)
  return (
    <GroupFrame field={field} {...texts}>
      {choices.map((choice, index) => (
        <ChoiceLine
          key={choice.value}
          type="checkbox"
          choice={choice}
          id={index === 0 ? field.id : `${field.id}-${choice.value}`}
          name={field.name}
          aria-invalid={hasErrors(field) ? true : undefined}
          defaultChecked={chosen.includes(choice.value)}
        />
      ))}
    </GroupFrame>
  )
}
