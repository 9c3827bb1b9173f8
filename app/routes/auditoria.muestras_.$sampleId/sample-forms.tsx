/** The two acts on a sample: draw it, and close it. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { submitSample } from './actions.server.ts'
import { sampleSchema } from './schema.ts'

export function DrawForm() {
  const last = useActionData<typeof submitSample>()
  return (
    <>
      <ErrorSummary errors={last?.error?.[''] ?? []} />
      <p className="max-w-measure">La semilla ya quedó registrada. Ahora se lee la población y la muestra queda fija.</p>
      <Form method="post" className="mt-4">
        <input type="hidden" name="intent" value="draw" />
        <SubmitButton pendingText="Sacando…">Sacar la muestra</SubmitButton>
      </Form>
    </>
  )
}

export function CloseForm({ open }: { open: number }) {
  const [form, fields] = useForm({
    id: 'cierre', lastResult: useActionData<typeof submitSample>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: sampleSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.statement]} />
      {open === 0 ? null : <p className="mb-4">{`Antes falta revisar ${formatCounted(open, 'renglón', 'renglones')}.`}</p>}
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6 print:hidden">
        <input type="hidden" name="intent" value="close" />
        <TextArea field={fields.statement} rows={6} label="Conclusión" hint="Una muestra cerrada ya no cambia." />
        <ActRow><SubmitButton>Cerrar la muestra</SubmitButton></ActRow>
      </Form>
    </>
  )
}
