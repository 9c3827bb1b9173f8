/** Takes a proposal back, with a reason for the audit. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { withdrawSchema } from './schema.ts'

export function WithdrawForm({ answered }: { answered: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'withdraw', lastResult: answered,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: withdrawSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.reason]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <input type="hidden" name="intent" value="withdraw" />
        <TextArea field={fields.reason} rows={2} label="Motivo" hint="Queda en la auditoría, con su nombre." />
        <ActRow><SubmitButton look="secondary" pendingText="Retirando…">Retirar la propuesta</SubmitButton></ActRow>
      </Form>
    </>
  )
}
