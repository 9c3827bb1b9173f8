/** The choice of one file, with the browser's own control: it works without script and on any phone. */
import { CONTROL_CLASSES, FieldFrame } from './field-frame.tsx'
import { controlAttributes, type FieldTexts, type FormField } from './form-field.ts'

interface FileFieldProps extends FieldTexts {
  field: FormField
  /** As the browser takes it: ".csv,text/csv". */
  accept: string
}

export function FileField({ field, accept, ...texts }: FileFieldProps) {
  return (
    <FieldFrame field={field} {...texts}>
      <input
        {...controlAttributes(field, texts.hint)}
        key={field.key}
        type="file"
        accept={accept}
        className={CONTROL_CLASSES}
      />
    </FieldFrame>
  )
}
