/** How the items of one exam worked: reliability of the form, the map of items, and each item with its flags. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { ItemMap } from '#app/exam-quality/item-map.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { ItemTable } from './item-table.tsx'
import { FormFigures } from './form-figures.tsx'
import { readItemStatistics } from './queries.server.ts'

/** Below it a discrimination's sign is mostly chance, and nothing is flagged by it. */
const ENOUGH_EXAMINEES = 30

export const meta: MetaFunction = () => [{ title: 'Estadística de reactivos · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, statistics: await readItemStatistics(args.context, exam.id, args.request.url) }
}

export default function ItemsPage() {
  const { exam, statistics } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page width="board">
      <Breadcrumbs
        way={[{ to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name }]} here="Reactivos"
      />
      <PageHeading
        above={`${exam.name}, turno ${exam.turno}`} title="Estadística de reactivos"
        act={
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={`${home}/calificaciones`} look="secondary">Calificaciones</ButtonLink>
            <ButtonLink to={`${home}/tiempos`} look="secondary">Tiempos</ButtonLink>
            <ButtonLink to={`${home}/anulaciones`} look="secondary">Anulaciones</ButtonLink>
            <ButtonLink to={`${home}/informe`} look="secondary">Informe</ButtonLink>
          </div>
        }
      />
      {statistics === null ? (
        <EmptyState title="Aún no hay hojas calificadas" act={<ButtonLink to={home}>Ir al examen</ButtonLink>}>
          La estadística se calcula con las respuestas finales de quienes presentaron, cuando el examen está calificado.
        </EmptyState>
      ) : (
        <>
          {statistics.form.n >= ENOUGH_EXAMINEES ? null : (
            <div className="mb-8">
              <Alert tone="attention" title={`Son pocas hojas: n = ${formatCount(statistics.form.n)}`}>
                Con menos de {ENOUGH_EXAMINEES} la discriminación es sobre todo azar y no produce señales.
              </Alert>
            </div>
          )}
          <div className="mb-10 grid gap-8 lg:grid-cols-[1fr_2fr]">
            <FormFigures form={statistics.form} flagged={statistics.flagged} />
            <ItemMap points={statistics.points} n={statistics.form.n} />
          </div>
          <Section
            title="Reactivos"
            lead="Una señal pide que alguien revise; no decide nada. Los tercios van del inferior al superior."
          >
            <ItemTable statistics={statistics} home={`${home}/reactivos`} />
          </Section>
        </>
      )}
    </Page>
  )
}
