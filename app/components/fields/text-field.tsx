/**
 * One line of text. The control is the browser's own and keeps its own value:
 * what is typed or filled in before the page's script arrives is not lost.
 */
import type { HTMLInputAutoCompleteAttribute, InputHTMLAttributes } from 'react'
import { CONTROL_CLASSES, FieldFrame } from './field-frame.tsx'
import { controlAttributes, initialText, type FieldTexts, type FormField } from './form-field.ts'

interface TextFieldProps extends FieldTexts {
  field: FormField
  type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'date' | 'datetime-local'
  autoComplete?: HTMLInputAutoCompleteAttribute
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  /** For codes, marks and folios: figures of one width, no spell check. */
  code?: boolean
}

export function TextField({ field, type = 'text', autoComplete, inputMode, code = false, ...texts }: TextFieldProps) {
  return (
    <FieldFrame field={field} {...texts}>
      <input
        {...controlAttributes(field, texts.hint)}
        key={field.key}
        type={type}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={field.maxLength}
        defaultValue={initialText(field)}
        spellCheck={code ? false : undefined}
        autoCapitalize={code ? 'none' : undefined}
        className={`${CONTROL_CLASSES}${code ? ' tabular-nums' : ''}`}
      />
    </FieldFrame>
  )
}
