/**
 * One of many in little room, with the browser's own list: on phones it is the
 * system's, and it works without JavaScript. Up to seven choices: RadioGroup.
 */
import { ChevronDown } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'
import type { Choice } from './choice.ts'
import { CONTROL_CLASSES, FieldFrame } from './field-frame.tsx'
import { controlAttributes, initialText, type FieldTexts, type FormField } from './form-field.ts'

interface SelectFieldProps extends FieldTexts {
  field: FormField
  choices: readonly Choice[]
  /** The first, empty line, e.g. "Elija una sede" or "Todas". Without it the first choice is chosen. */
  emptyLabel?: string
}

export function SelectField({ field, choices, emptyLabel, ...texts }: SelectFieldProps) {
  return (
    <FieldFrame field={field} {...texts}>
      <div className="relative">
        <select
          {...controlAttributes(field, texts.hint)}
          key={field.key}
          defaultValue={initialText(field) ?? (emptyLabel === undefined ? undefined : '')}
          className={`${CONTROL_CLASSES} appearance-none truncate pe-11`}
        >
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {choices.map(({ value, label, disabled }) => (
            <option key={value} value={value} disabled={disabled}>{label}</option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 end-3 flex items-center">
          <Icon icon={ChevronDown} />
        </span>
      </div>
    </FieldFrame>
  )
}
