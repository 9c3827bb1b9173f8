/** The mailboxes to which resignations are sent, which the call leaves to the configuration. Convocatoria §5.14.4 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { saveMailboxForm, readMailboxPage } from './actions.server.ts'
import { mailboxSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Correos de renuncia · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readMailboxPage(args)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: mailboxSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  await saveMailboxForm(args, actor, submission.value)
  throw redirect('/admin/renuncias')
}

export default function MailboxesPage() {
  const page = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'correos', lastResult: useActionData<typeof action>() ?? null,
    defaultValue: { to: page?.to ?? '', cc: page?.cc ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: mailboxSchema }),
  })
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/admin/renuncias', label: 'Renuncias' }]} here="Correos" />
      <PageHeading
        title="Correos a los que se envían las renuncias"
        lead="La plataforma envía ahí cada renuncia firmada, con el asunto prescrito (§5.14.4, §5.14.5)."
      />
      {page === null ? <EmptyState title="Aún no hay una convocatoria">Aquí se fijan los correos de la convocatoria vigente.</EmptyState> : (
        <>
          <ErrorSummary errors={form.errors} fields={[fields.to, fields.cc]} />
          <Form method="post" {...getFormProps(form)} className="space-y-6">
            <TextField field={fields.to} type="email" label="Correo principal" />
            <TextField field={fields.cc} type="email" label="Con copia a" optional />
            <ActRow>
              <SubmitButton>Guardar los correos</SubmitButton>
              <ButtonLink to="/admin/renuncias" look="secondary">Volver</ButtonLink>
            </ActRow>
          </Form>
        </>
      )}
    </Page>
  )
}
