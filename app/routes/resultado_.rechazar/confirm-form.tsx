/** The second authentication: what is lost, ticked, with the proof of the password. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { confirmSchema } from './schema.ts'

export function ConfirmForm({ proof, reply }: { proof: string, reply: SubmissionResult<string[]> | null }) {
  const [form, fields] = useForm({
    id: 'confirmar-rechazo', lastResult: reply,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: confirmSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.confirmed]} />
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <input type="hidden" name="proof" value={proof} />
        <CheckboxField field={fields.confirmed} label="Entiendo que la decisión es irrevocable y rechazo la plaza" />
        <ActRow>
          <SubmitButton look="danger">Rechazar la plaza</SubmitButton>
          <ButtonLink to="/resultado" look="secondary">Volver sin rechazar</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
