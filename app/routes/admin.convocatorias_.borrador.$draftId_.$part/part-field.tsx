/** One field of a part, by its kind. */
import type { PartField } from '#app/call/parts/part.ts'
import type { Choice } from '#app/components/fields/choice.ts'
import type { FormField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'

interface PartFieldProps {
  spec: PartField
  field: FormField
  choices: readonly Choice[]
}

export function PartFieldControl({ spec: { label, kind, hint, optional, rows = 10 }, field, choices }: PartFieldProps) {
  const texts = { label, hint, optional }
  switch (kind) {
    case 'area': return <TextArea field={field} rows={rows} {...texts} />
    case 'select': return <SelectField field={field} choices={choices} emptyLabel="Elija" {...texts} />
    case 'moment': return <TextField field={field} type="datetime-local" {...texts} />
    case 'day': return <TextField field={field} type="date" {...texts} />
    case 'number': return <TextField field={field} inputMode="numeric" code {...texts} />
    case 'line': return <TextField field={field} {...texts} />
  }
}
