/** One statement to agree to, such as "Revisé la identificación oficial". Sends "on". */
import { ChoiceLine } from './choice-line.tsx'
import { FieldError } from './field-error.tsx'
import { frameClasses } from './field-frame.tsx'
import { hasErrors, initialText, type FormField } from './form-field.ts'

interface CheckboxFieldProps {
  field: FormField
  label: string
  hint?: string
}

export function CheckboxField({ field, label, hint }: CheckboxFieldProps) {
  const invalid = hasErrors(field)
  return (
    <div className={frameClasses(field)}>
      <FieldError id={field.errorId} errors={field.errors} />
      <ChoiceLine
        type="checkbox"
        choice={{ value: 'on', label, ...(hint === undefined ? {} : { hint }) }}
        id={field.id}
        name={field.name}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={invalid ? field.errorId : undefined}
        defaultChecked={initialText(field) === 'on'}
      />
    </div>
  )
}
