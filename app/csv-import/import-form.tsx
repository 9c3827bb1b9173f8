/**
 * The form of an import: a template to fill, the file, its text to be mended, what its rows say, and only then the act
 * that takes it. The file is checked first, as often as wanted; nothing is written by that.
 */
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { FileField } from '#app/components/fields/file-field.tsx'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { MendText } from './mend-text.tsx'

const ACCEPTED = '.csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What came back of the file that was sent last; undefined before the first. */
type Answered = { error: string | null, text: string } | undefined

/** Of the file, also for the summary of errors on top. */
export function importField(answered: Answered): FormField {
  const error = answered?.error ?? null
  return { ...plainField('file'), key: answered?.text ?? '', ...(error === null ? {} : { errors: [error] }) }
}

interface ImportFormProps {
  answered: Answered
  /** Where the template is. */
  template: string
  /** Which columns, and what becomes of a file with a problem. */
  hint: string
  /** Fields between the file and its text. */
  options?: ReactNode
  preview: ReactNode
  /** Of the button that takes the file; null while it cannot be taken. */
  take: string | null
  back?: string
}

export function ImportForm({ answered, template, hint, options, preview, take, back }: ImportFormProps) {
  return (
    <Form method="post" encType="multipart/form-data" className="max-w-reading space-y-6" replace>
      <ButtonLink look="secondary" to={template} reloadDocument>Descargar la plantilla</ButtonLink>
      <FileField field={importField(answered)} label="Archivo CSV o de Excel" accept={ACCEPTED} hint={hint} />
      {options}
      <MendText text={answered?.text ?? ''} />
      {preview}
      <ActRow>
        <Button type="submit" name="intent" value="preview">
          {answered === undefined ? 'Revisar el archivo' : 'Revisar de nuevo'}
        </Button>
        {take === null ? null : <Button type="submit" name="intent" value="save">{take}</Button>}
        {back === undefined ? null : <ButtonLink look="quiet" to={back}>Volver</ButtonLink>}
      </ActRow>
    </Form>
  )
}
