/** The record of an inquiry: which of those found it was, or nobody, and what the person says. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { Found } from './queries.server.ts'
import { inquirySchema } from './schema.ts'

interface RecordFormProps {
  searched: string
  found: readonly Found[]
  result: SubmissionResult | null
}

export function RecordForm({ searched, found, result }: RecordFormProps) {
  const [only] = found.length === 1 ? found : []
  const [form, fields] = useForm({
    id: 'registrar-consulta',
    lastResult: result,
    constraint: getZodConstraint(inquirySchema),
    defaultValue: { personId: only?.personId },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: inquirySchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6 space-y-5 bg-sunken p-4">
      <ErrorSummary errors={form.errors} fields={[fields.personId, fields.note]} />
      <input type="hidden" name="searched" value={searched} />
      {found.length === 0 ? null : (
        <RadioGroup
          field={fields.personId}
          label="Quién es"
          choices={found.map(({ personId, name, matricula }) => ({ value: personId, label: `${name}, ${matricula}` }))}
        />
      )}
      <TextArea field={fields.note} rows={3} label="Qué dice la persona (opcional)" />
      <SubmitButton pendingText="Registrando…">Registrar la consulta para la coordinación</SubmitButton>
    </Form>
  )
}
