/** The act: a sede, minutes, and the reason that each candidate reads. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { submitCompensation } from './actions.server.ts'
import type { CompensationPage } from './queries.server.ts'
import { compensationSchema } from './schema.ts'

export function CompensationForm({ newId, sedes, turno }: Pick<CompensationPage, 'newId' | 'sedes' | 'turno'>) {
  const [form, { sede, minutes, reason }] = useForm({
    id: `reposicion-${newId}`,
    lastResult: useActionData<typeof submitCompensation>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: compensationSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[sede, minutes, reason]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="id" value={newId} />
        <SelectField field={sede} label="Sede" choices={sedes} emptyLabel="Elija una sede" />
        <TextField field={minutes} inputMode="numeric" code label="Minutos que se reponen" />
        <TextArea
          field={reason} rows={2} label="Motivo" hint="Lo lee cada aspirante de la sede. Hasta 300 caracteres."
        />
        <ActRow>
          <SubmitButton look="danger">Reponer el tiempo</SubmitButton>
          <ButtonLink to={`/admin/turno/${turno.id}`} look="secondary">Volver sin cambiar nada</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
