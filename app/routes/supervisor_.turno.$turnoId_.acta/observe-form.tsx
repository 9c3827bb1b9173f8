/** One more observation on the draft. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { observeSchema } from './schema.ts'

export function ObserveForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'observar',
    lastResult: result,
    constraint: getZodConstraint(observeSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: observeSchema }),
  })
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="max-w-reading space-y-5 print:hidden">
      <ErrorSummary errors={form.errors} fields={[fields.text]} />
      <input type="hidden" name="intent" value="observe" />
      <TextArea field={fields.text} rows={3} label="Observación" hint="Queda con su nombre y la hora del servidor." />
      <SubmitButton look="secondary" pendingText="Agregando…">Agregar la observación</SubmitButton>
    </Form>
  )
}
