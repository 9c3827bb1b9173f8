/** Where an OOAD, UMAE or sede is written to: one address on each line. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { setNoticeAddresses } from '#app/use-cases/issue-notices.server.ts'
import { keyOf, readAddressee } from './queries.server.ts'
import { addressesSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Correos de notificación · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readAddressee(args)

export async function action(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const submission = parseWithZod(await args.request.formData(), { schema: addressesSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const done = await setNoticeAddresses(args.context.services, actor, { key: keyOf(args.request), addresses: submission.value.addresses })
  if (!done.ok) throw notFound()
  throw redirect('/admin/notificaciones')
}

export default function AddressesPage() {
  const { key, name, addresses } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'correos', lastResult: useActionData<typeof action>() ?? null, defaultValue: { addresses: addresses.join('\n') },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: addressesSchema }),
  })
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/admin/notificaciones', label: 'Notificaciones' }]} here="Correos" />
      <PageHeading above={name} title="Correos a los que se notifica" lead="Reciben cada versión con su documento. Use buzones institucionales." />
      <ErrorSummary errors={form.errors} fields={[fields.addresses]} />
      <Form method="post" action={`?destinatario=${encodeURIComponent(key)}`} {...getFormProps(form)}>
        <TextArea field={fields.addresses} label="Correos" hint="Uno en cada renglón, cinco como máximo. Vacío: a nadie." rows={5} />
        <ActRow>
          <SubmitButton>Guardar los correos</SubmitButton>
          <ButtonLink to="/admin/notificaciones" look="secondary">Volver</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
