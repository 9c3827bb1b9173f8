/**
 * Label, hint and error around one control. The bar at the left marks a field in
 * error for the eye; the word "Error" does for the ear.
 */
import type { ReactNode } from 'react'
import { FieldError } from './field-error.tsx'
import { describedBy, hasErrors, type FieldTexts, type FormField } from './form-field.ts'

/** Classes of text inputs, text areas and selects. */
export const CONTROL_CLASSES = 'block w-full min-h-11 rounded-md border-2 border-grey bg-surface px-3 py-2 text-ink'
  + ' placeholder:text-grey aria-invalid:border-guinda disabled:bg-sunken'

const FRAME = 'min-w-0 max-w-field'

interface FieldFrameProps extends FieldTexts {
  field: FormField
  children: ReactNode
}

export function FieldFrame({ field, label, hint, optional, children }: FieldFrameProps) {
  return (
    <div className={frameClasses(field)}>
      <label htmlFor={field.id} className="block font-semibold">
        {label}
        <OptionalMark optional={optional} />
      </label>
      <Hint id={field.descriptionId} text={hint} />
      <FieldError id={field.errorId} errors={field.errors} />
      <div className="mt-2">{children}</div>
    </div>
  )
}

/** The same frame for groups, where the label is a legend. */
export function GroupFrame({ field, label, hint, optional, children }: FieldFrameProps) {
  return (
    <fieldset className={frameClasses(field)} aria-describedby={describedBy(field, hint)}>
      <legend className="block font-semibold">
        {label}
        <OptionalMark optional={optional} />
      </legend>
      <Hint id={field.descriptionId} text={hint} />
      <FieldError id={field.errorId} errors={field.errors} />
      <div className="mt-2 flex flex-col gap-1">{children}</div>
    </fieldset>
  )
}

export function Hint({ id, text }: { id: string, text: string | undefined }) {
  return text === undefined ? null : <p id={id} className="text-grey">{text}</p>
}

function OptionalMark({ optional }: { optional: boolean | undefined }) {
  return optional === true ? <span className="font-normal text-grey"> (opcional)</span> : null
}

export function frameClasses(field: FormField): string {
  return hasErrors(field) ? `${FRAME} border-s-4 border-guinda ps-4` : FRAME
}
