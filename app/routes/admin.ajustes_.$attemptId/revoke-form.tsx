/** Takes an adjustment back before the turno; both rows stay on record. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { submitAdjustment } from './actions.server.ts'
import { adjustmentSchema } from './schema.ts'

export function RevokeForm() {
  const [form, { reason }] = useForm({
    id: 'revocacion',
    lastResult: useActionData<typeof submitAdjustment>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: adjustmentSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[reason]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="intent" value="revoke" />
        <TextArea field={reason} rows={3} label="Por qué se revoca" />
        <ActRow><SubmitButton look="danger">Revocar el ajuste</SubmitButton></ActRow>
      </Form>
    </>
  )
}
