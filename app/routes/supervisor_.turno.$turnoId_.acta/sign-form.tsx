/** The signature: having read it is said, and the password is asked again. It binds to the content that was shown. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import type { ShownActa } from './queries.server.ts'
import { signSchema } from './schema.ts'

export function SignForm({ acta: { sha256, state }, result }: { acta: ShownActa; result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'firmar',
    lastResult: result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6 max-w-reading space-y-6 bg-sunken p-4 print:hidden">
      <ErrorSummary errors={form.errors} fields={[fields.read, fields.password]} />
      <input type="hidden" name="intent" value="sign" />
      <input type="hidden" name="shown" value={sha256} />
      <p className="text-sm break-all">Firma el contenido con SHA-256 {sha256}</p>
      <CheckboxField
        field={fields.read}
        label={state === 'draft' ? 'Leí el acta completa y la firmo; con mi firma el contenido queda fijo'
          : 'Leí el acta completa y la firmo'}
      />
      <PasswordField
        field={fields.password} label="Su contraseña"
        hint="Se pide de nuevo para confirmar que firma usted. Si tiene segundo factor, también sirve su código."
      />
      <SubmitButton pendingText="Firmando…">Firmar el acta</SubmitButton>
    </Form>
  )
}
