/** Completes the acta although signatures are missing, with the reason that it then states. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { closeSchema } from './schema.ts'

export function CloseForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'cerrar',
    lastResult: result,
    constraint: getZodConstraint(closeSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: closeSchema }),
  })
  return (
    <details open={result !== null} className="mt-6 max-w-reading print:hidden">
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Cerrar el acta con firmas faltantes
      </summary>
      <Form method="post" {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.reason]} />
        <input type="hidden" name="intent" value="close" />
        <TextArea
          field={fields.reason} rows={3} label="Por qué faltan firmas"
          hint="El acta lo dice con su nombre. Después ya no se puede firmar."
        />
        <SubmitButton look="danger" pendingText="Cerrando…">Cerrar el acta</SubmitButton>
      </Form>
    </details>
  )
}
