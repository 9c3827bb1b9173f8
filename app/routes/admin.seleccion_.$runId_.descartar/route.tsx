/** Discarding a frozen selection has a page of its own: what opens again, who may, why, and the password. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { submitDiscard } from './actions.server.ts'
import { discardSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Descartar lo congelado · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  if (run.publishedAt !== null || run.proposedAt !== null || run.discardedAt !== null) throw redirect(`/admin/seleccion/${run.id}`)
  return { run }
}

export const action = (args: ActionFunctionArgs) => submitDiscard(args, args.params['runId'])

export default function DiscardPage() {
  const { run } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: discardSchema }),
  })
  const home = `/admin/seleccion/${run.id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/seleccion', label: 'Selección' }, { to: home, label: 'Corrida' }]} here="Descartar"
      />
      <PageHeading title="Descartar lo congelado" />
      <ErrorSummary errors={form.errors} fields={[fields.reason, fields.confirmed, fields.password]} />
      <Alert tone="danger" title="Lo descartado no vuelve: habrá que congelar de nuevo">
        El paquete y sus resultados quedan en el registro y nunca podrán publicarse. Cuando no quede otra entrada congelada,
        calificaciones, ENARM, publicaciones y anulaciones podrán cambiar otra vez, con sus propias reglas (§5.2).
      </Alert>
      <div className="my-6">
        <SummaryList rows={[
          { term: 'Congelada', value: <><DateTime at={run.frozenAt} />, por {run.frozenBy ?? 'nadie'}</> },
          { term: 'Entrada (SHA-256)', value: <ShortHash hash={run.inputSha256} whole /> },
          { term: 'Quién puede', value: 'Otra persona de la coordinación, no quien congeló.' },
        ]} />
      </div>
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <TextArea field={fields.reason} rows={3} label="Motivo" hint="Lo lee la auditoría." />
        <CheckboxField field={fields.confirmed} label="Entiendo que la entrada se abre de nuevo" />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger" pendingText="Descartando…">Descartar lo congelado</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver sin descartar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
