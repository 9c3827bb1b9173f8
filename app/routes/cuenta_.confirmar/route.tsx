/** Asks for the password once more before a private page, and leads there. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireActor } from '#app/http/guards.server.ts'
import { readDestination } from '#app/http/own-path.ts'
import { HIDE_PASSWORD, passwordReply } from '#app/http/password-reply.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { confirmSession } from '#app/use-cases/confirm-session.server.ts'
import { confirmSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Confirme que es usted · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args)
  return null
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { request, context: { services, clientAddress: address } } = args
  const sent = parseWithZod(await request.formData(), { schema: confirmSchema })
  if (sent.status !== 'success') return data(sent.reply(HIDE_PASSWORD), { status: 422 })
  const confirmed = await confirmSession(services, actor, { password: sent.value.password, address })
  if (confirmed.ok) throw redirect(readDestination(request.url) ?? '/inicio')
  return data(sent.reply(passwordReply(confirmed)), { status: refusalStatus(confirmed.refusal) })
}

export default function ConfirmPage() {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: confirmSchema }),
  })
  return (
    <Page width="reading">
      <PageHeading
        title="Confirme que es usted"
        lead="Lo que sigue es privado y su sesión lleva más de media hora abierta. Escriba su contraseña para verlo."
      />
      <ErrorSummary errors={form.errors} fields={[fields.password]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <PasswordField field={fields.password} label="Su contraseña" />
        <ActRow><SubmitButton pendingText="Confirmando…">Continuar</SubmitButton></ActRow>
      </Form>
    </Page>
  )
}
