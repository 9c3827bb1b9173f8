/** The way in for a machine without an account: the sede's code, typed once per machine. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, Link, useActionData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { enterOrLeave } from './actions.server.ts'
import { passSchema } from './schema.ts'

export function EnterCode() {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof enterOrLeave>() ?? null,
    constraint: getZodConstraint(passSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: passSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.code]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField
          field={fields.code} label="Código de la sede" autoComplete="off" code
          hint="Lo da la autoridad educativa o quien supervisa en la sede. Doce letras y números; los guiones no importan."
        />
        <SubmitButton pendingText="Comprobando…">Usar en este equipo</SubmitButton>
      </Form>
      <p className="mt-8">
        Con cuenta de residente, supervisor o autoridad educativa:{' '}
        <Link to="/acceso?destino=%2Fcomprobacion">inicie sesión</Link>.
      </p>
    </>
  )
}
