/** The three checks of §3.1 C, each ticked by whoever saw it, and the admission. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { UserCheck } from 'lucide-react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { admitSchema } from './schema.ts'

export function AdmitForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'admitir',
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: admitSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="mt-3 bg-sunken p-4">
      <ErrorSummary errors={form.errors} fields={[fields.solicitudShown, fields.idShown, fields.identityMatches]} />
      <input type="hidden" name="intent" value="admit" />
      <fieldset>
        <legend className="font-semibold">Compruebe las tres cosas</legend>
        <p className="text-sm">Si falta alguna, niegue el acceso con su motivo.</p>
        <CheckboxField field={fields.solicitudShown} label="Muestra su solicitud impresa" />
        <CheckboxField field={fields.idShown} label="Muestra identificación oficial" />
        <CheckboxField field={fields.identityMatches} label="La persona corresponde a los documentos" />
      </fieldset>
      <div className="mt-4">
        <SubmitButton icon={UserCheck} size="large" wide pendingText="Admitiendo…">
          Admitir
        </SubmitButton>
      </div>
    </Form>
  )
}
