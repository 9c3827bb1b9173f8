/** Where a mailed link leads: a password is chosen, with the matrícula. A link that opens nothing says how to get another. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { setPasswordWithLink } from '#app/use-cases/set-password-by-link.server.ts'
import { readLinkPurpose, readTokenOf } from './queries.server.ts'
import { linkPasswordSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Elegir una contraseña · EFISER' }]

const NOT_KEPT = { 'Cache-Control': 'no-store' }
export const headers = () => NOT_KEPT

export async function loader(args: LoaderFunctionArgs) {
  const purpose = await readLinkPurpose(args)
  return data({ purpose }, { status: purpose === null ? 410 : 200, headers: NOT_KEPT })
}

export async function action(args: ActionFunctionArgs) {
  const { request, context: { services, clientAddress: address } } = args
  const hideFields = ['next', 'again']
  const sent = parseWithZod(await request.formData(), { schema: linkPasswordSchema })
  if (sent.status !== 'success') return data(sent.reply({ hideFields }), { status: 422 })
  const { matricula, next } = sent.value
  const set = await setPasswordWithLink(services, {
    tokenSha256: readTokenOf(args), matricula, password: next, address,
  })
  if (set.ok) throw redirect(`/acceso?hecho=${set.value.purpose === 'activation' ? 'cuenta' : 'clave'}`)
  const text = describeRefusal(set)
  const field = set.refusal === 'MATRICULA_OTHER' ? 'matricula' : set.refusal.startsWith('PASSWORD_') ? 'next' : null
  const errors = field === null ? { formErrors: [text] } : { fieldErrors: { [field]: [text] } }
  return data(sent.reply({ ...errors, hideFields }), { status: refusalStatus(set.refusal) })
}

export default function ChoosePassword() {
  const { purpose } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: linkPasswordSchema }),
  })
  if (purpose === null) {
    return (
      <Page width="reading">
        <PageHeading
          title="Este enlace ya no sirve"
          lead="Ya se usó, venció, o se envió otro después. Pida uno nuevo: llega a su correo en unos minutos."
        />
        <ButtonLink to="/acceso/enlace">Pedir otro enlace</ButtonLink>
      </Page>
    )
  }
  return (
    <Page width="reading">
      <PageHeading
        title={purpose === 'activation' ? 'Active su cuenta' : 'Elija una contraseña nueva'}
        lead={purpose === 'activation' ? 'Elija la contraseña con la que entrará a EFISER.'
          : 'Al cambiarla se cierran todas sus sesiones.'}
      />
      <ErrorSummary errors={form.errors} fields={[fields.matricula, fields.next, fields.again]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextField
          field={fields.matricula} label="Su matrícula" autoComplete="username" code
          hint="Para comprobar que el enlace llegó a quien debía."
        />
        <PasswordField
          field={fields.next} label="Contraseña nueva" autoComplete="new-password"
          hint="12 caracteres o más: tres o cuatro palabras sin relación se recuerdan bien."
        />
        <PasswordField field={fields.again} label="Contraseña nueva, otra vez" autoComplete="new-password" />
        <SubmitButton pendingText="Guardando…">Guardar la contraseña</SubmitButton>
      </Form>
    </Page>
  )
}
