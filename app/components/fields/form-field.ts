/**
 * What a field component needs to know of a form field. Conform's FieldMetadata
 * fits this shape; plainField makes one for forms without conform, such as
 * filters by URL.
 */
export interface FormField {
  /** Changes when conform resets the form, so that the control takes its first value again. */
  key?: string | undefined
  id: string
  name: string
  errorId: string
  descriptionId: string
  errors?: string[] | undefined
  initialValue?: unknown
  required?: boolean | undefined
  minLength?: number | undefined
  maxLength?: number | undefined
  min?: string | number | undefined
  max?: string | number | undefined
  pattern?: string | undefined
}

/** Texts around a control. */
export interface FieldTexts {
  label: string
  /** What to write, before one errs; one sentence. */
  hint?: string | undefined
  /** Adds "(opcional)": required is what is not said. */
  optional?: boolean | undefined
}

/** A field outside conform: no errors, a value to start with. */
export function plainField(name: string, initialValue?: string, id: string = name): FormField {
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, initialValue }
}

/** Attributes of the control itself: name, ids and what it is described by. */
export function controlAttributes(field: FormField, hint: string | undefined) {
  return {
    id: field.id,
    name: field.name,
    'aria-invalid': hasErrors(field) ? true : undefined,
    'aria-describedby': describedBy(field, hint),
    'aria-required': field.required === true ? true : undefined,
  }
}

/** The ids of what is said about a field: its hint, its errors, both, or nothing. */
export function describedBy(field: FormField, hint: string | undefined): string | undefined {
  const ids = [hint === undefined ? null : field.descriptionId, hasErrors(field) ? field.errorId : null]
  return ids.filter((id) => id !== null).join(' ') || undefined
}

/** The value to show first, as text; undefined when there is none. */
export function initialText(field: FormField): string | undefined {
  return typeof field.initialValue === 'string' ? field.initialValue : undefined
}

/** The values chosen first, for groups of checkboxes. */
export function initialChoices(field: FormField): readonly unknown[] {
  if (Array.isArray(field.initialValue)) return field.initialValue
  return field.initialValue === undefined ? [] : [field.initialValue]
}

export function hasErrors(field: FormField): boolean {
  return (field.errors?.length ?? 0) > 0
}
