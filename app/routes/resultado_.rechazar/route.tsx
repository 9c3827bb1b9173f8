/** Rejecting has a page of its own: what is lost, the clause, the password, a tick (Convocatoria §5.13). */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readResult } from '../resultado/queries.server.ts'
import { submitRejection } from './actions.server.ts'
import { rejectSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Rechazar la plaza · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const { result } = await readResult(args.context, actor.personId)
  const award = result?.award ?? null
  if (award === null || !['assigned', 'sedeAccepted'].includes(award.state)) throw redirect('/resultado')
  return { cer: award.cer, sede: award.sede, subsede: award.subsede }
}

export async function action(args: ActionFunctionArgs) {
  return submitRejection(args)
}

export default function RejectPage() {
  const { cer, sede, subsede } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    lastResult: lastResult ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: rejectSchema }),
  })
  return (
    <Page width="reading">
      <PageHeading title="Rechazar la plaza asignada" />
      <ErrorSummary errors={form.errors} fields={[fields.confirmed, fields.password]} />
      <Alert tone="danger" title="Esta decisión es irrevocable (§5.13)">
        Perderá la plaza de {cer} en {sede}{subsede === null ? '' : `, subsede ${subsede}`}. La plaza se libera para
        futuros periodos de selección y nadie puede devolvérsela en este.
      </Alert>
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <CheckboxField field={fields.confirmed} label="Entiendo que la decisión es irrevocable y rechazo la plaza" />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger">Rechazar la plaza</SubmitButton>
          <ButtonLink to="/resultado" look="secondary">Volver sin rechazar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
