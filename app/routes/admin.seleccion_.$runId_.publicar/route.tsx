/** Publishing has a page of its own: the consequence, the counts, the window, and two persons. Convocatoria §5.1 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { submitPublication } from './actions.server.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Publicar los resultados · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  if (run.resultsSha256 === null || run.publishedAt !== null || run.discardedAt !== null) throw redirect(`/admin/seleccion/${run.id}`)
  return { ...run, resultsSha256: run.resultsSha256, proposedHere: run.proposedById === actor.personId }
}

export async function action(args: ActionFunctionArgs) {
  return submitPublication(args, args.params['runId'])
}

export default function PublishPage() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() ?? null
  const { id, now, results, proposedAt, proposedBy, proposedHere } = page
  const home = `/admin/seleccion/${id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/seleccion', label: 'Selección' }, { to: home, label: 'Corrida' }]} here="Publicar"
      />
      <PageHeading title="Publicar los resultados" />
      <Alert tone="danger" title="La publicación es única y no puede deshacerse">
        La deciden dos personas: una propone y otra publica.{' '}
        {now < results.from
          ? <>Cada aspirante verá su resultado cuando abra la ventana, el <DateTime at={results.from} /> (§5.1).</>
          : <>La ventana ya está abierta: cada aspirante verá su resultado en cuanto se publique (§5.1).</>}
        {' '}No hay revisión del resultado del examen (§3.1 B).
      </Alert>
      <Facts page={page} />
      {proposedAt === null ? <ConfirmForm act="propose" home={home} answered={answered} /> : (
        <>
          <div className="mt-8 mb-10">
            <Alert tone="attention" title={`Publicación propuesta por ${proposedHere ? 'usted' : proposedBy ?? 'otra persona'}`}>
              El <DateTime at={proposedAt} />.{' '}
              {proposedHere ? 'Otra persona de la Coordinación debe publicarla; usted no puede hacer ambas cosas.'
                : 'Compruebe cantidades y huellas antes de publicar.'}
            </Alert>
          </div>
          {proposedHere ? null : <ConfirmForm act="publish" home={home} answered={answered} />}
          <Section title="Retirar la propuesta">
            <WithdrawForm answered={answered} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Facts({ page: { outcomes, results, resultsSha256 } }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
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
  )
}
