/** The form of a part, or of one row. What is typed is kept until it is saved; nothing of another is overwritten unseen. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { useState } from 'react'
import { useFocusTarget } from '#app/call/use-focus-target.ts'
import { useKeptTyping } from '#app/call/use-kept-typing.ts'
import { EDITORS } from '#app/call/parts/editors.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import type { FormField } from '#app/components/fields/form-field.ts'
import type { submitPart } from './actions.server.ts'
import { PartFieldControl } from './part-field.tsx'
import type { PartPage } from './queries.server.ts'

interface PartFormProps {
  page: PartPage
  form: NonNullable<PartPage['form']>
}

export function PartForm({ page: { name, home, saved }, form: { key, values, base, choices } }: PartFormProps) {
  const editor = EDITORS[name]
  const answered = useActionData<typeof submitPart>()
  // What this form was opened upon. A page that reads its data again must not pretend that its writer saw them.
  const [opened] = useState(base)
  const [form, fields] = useForm<Record<string, string>>({
    id: `parte-${name}`,
    lastResult: answered ?? null,
    defaultValue: values,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: editor.schema }) as never,
  })
  const back = editor.list === undefined ? home : `${home}/${name}`
  const kept = useKeptTyping(`${home}/${name} ${key ?? ''}`, { values, saved: saved !== null, refusal: answered })
  useFocusTarget()
  const theirs = answered?.theirs ?? null
  const all = editor.fields.flatMap((spec) => {
    const field = fields[spec.name]
    return field === undefined ? [] : [{ spec, field: named(spec.name, field) }]
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={all.map(({ field }) => field)} />
      {theirs === null ? null : (
        <div className="mb-8 max-w-reading">
          <h2 className="mb-2 text-xl">Lo que guardó {theirs.by}</h2>
          <SummaryList rows={theirs.values.map(({ label, value }) => ({
            term: label, value: value === '' ? '—' : <span className="break-words whitespace-pre-line">{value}</span>,
          }))}
          />
        </div>
      )}
      {kept.restored && answered === undefined ? (
        <div className="mb-8">
          <Alert tone="attention" title="Recuperamos lo que había escrito sin guardar" announce>
            <Button look="quiet" onPress={() => { kept.forget(); window.location.reload() }}>Descartarlo</Button>
          </Alert>
        </div>
      ) : null}
      <Form method="post" {...getFormProps(form)} ref={kept.form} className="max-w-reading space-y-6" replace>
        <input type="hidden" name="base" value={answered?.base ?? opened} />
        {all.map(({ spec, field }) => (
          <PartFieldControl key={spec.name} spec={spec} field={field} choices={choices[spec.name] ?? []} />
        ))}
        <ActRow>
          <SubmitButton pendingText="Guardando…">Guardar</SubmitButton>
          <ButtonLink to={back} look="secondary" onClick={kept.forget}>Volver sin guardar</ButtonLink>
          {key === null ? null : (
            <ButtonLink to={`?renglon=${encodeURIComponent(key)}&quitar`} look="quiet">Quitar este renglón…</ButtonLink>
          )}
        </ActRow>
      </Form>
    </>
  )
}

/** The link of a finding names the field: the id of its control is that name. */
function named(name: string, { key, errors, initialValue, errorId, descriptionId }: FormField): FormField {
  return { key, id: name, name, errors, initialValue, errorId, descriptionId }
}
