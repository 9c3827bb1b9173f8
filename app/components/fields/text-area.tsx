/** Several lines of text, such as the note of an act. Says its limit, when there is one. */
import { CONTROL_CLASSES, FieldFrame } from './field-frame.tsx'
import { controlAttributes, initialText, type FieldTexts, type FormField } from './form-field.ts'

interface TextAreaProps extends FieldTexts {
  field: FormField
  rows?: number
}

export function TextArea({ field, rows = 4, hint, ...texts }: TextAreaProps) {
  const limit = field.maxLength === undefined ? undefined : `Hasta ${field.maxLength} caracteres.`
  const said = [hint, limit].filter((text) => text !== undefined).join(' ')
  const fullHint = said === '' ? undefined : said
  return (
    <FieldFrame field={field} hint={fullHint} {...texts}>
      <textarea
        {...controlAttributes(field, fullHint)}
        key={field.key}
        rows={rows}
        maxLength={field.maxLength}
        defaultValue={initialText(field)}
        className={CONTROL_CLASSES}
      />
    </FieldFrame>
  )
}
