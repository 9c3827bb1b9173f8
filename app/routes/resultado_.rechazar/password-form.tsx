/** The first authentication: the password again. It rejects nothing yet. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { passwordSchema } from './schema.ts'

export function PasswordForm({ reply }: { reply: SubmissionResult<string[]> | null }) {
  const [form, fields] = useForm({
    id: 'contrasena-rechazo', lastResult: reply,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: passwordSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.password]} />
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <PasswordField
          field={fields.password} label="Su contraseña"
          hint="Se pide de nuevo para confirmar que es usted. Todavía no rechaza nada: sigue una confirmación."
        />
        <ActRow>
          <SubmitButton look="danger">Continuar</SubmitButton>
          <ButtonLink to="/resultado" look="secondary">Volver sin rechazar</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
