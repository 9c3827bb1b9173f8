/** Publishing has a page of its own: the consequence, the counts, the window, and a word to type. */
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
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { submitPublication } from './actions.server.ts'
import { PUBLISH_WORD, publishSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Publicar los resultados · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  if (run.resultsSha256 === null || run.publishedAt !== null) throw redirect(`/admin/seleccion/${run.id}`)
  return { ...run, resultsSha256: run.resultsSha256 }
}

export async function action(args: ActionFunctionArgs) {
  return submitPublication(args, args.params['runId'])
}

export default function PublishPage() {
  const { id, now, results, outcomes, resultsSha256 } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: publishSchema }),
  })
  const home = `/admin/seleccion/${id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/seleccion', label: 'Selección' }, { to: home, label: 'Corrida' }]} here="Publicar"
      />
      <PageHeading title="Publicar los resultados" />
      <ErrorSummary errors={form.errors} fields={[fields.word]} />
      <Alert tone="danger" title="La publicación es única y no puede deshacerse">
        {now < results.from
          ? <>Cada aspirante verá su resultado cuando abra la ventana, el <DateTime at={results.from} /> (§5.1).</>
          : <>La ventana ya está abierta: cada aspirante verá su resultado en cuanto publique (§5.1).</>}
        {' '}No hay revisión del resultado del examen (§3.1 B).
      </Alert>
      <div className="mt-6">
        <SummaryList rows={[
          { term: 'Plazas asignadas', value: formatCount(outcomes.assigned) },
          { term: 'Sin plaza', value: formatCount(outcomes.ranked - outcomes.assigned) },
          {
            term: 'Excluidos',
            value: formatCount(outcomes.exclusions.reduce((sum, { results: count }) => sum + count, 0)),
          },
          {
            term: 'Ventana de resultados',
            value: <><DateTime at={results.from} /> a <DateTime at={results.until} /></>,
          },
          { term: 'Resultados (SHA-256)', value: <ShortHash hash={resultsSha256} whole /> },
        ]} />
      </div>
      <Form method="post" {...getFormProps(form)} className="mt-8">
        <TextField field={fields.word} label={`Escriba ${PUBLISH_WORD} para confirmar`} autoComplete="off" code />
        <ActRow>
          <SubmitButton look="danger" pendingText="Publicando…">Publicar los resultados</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver sin publicar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
