/** How long each item of a marked exam kept people, what that figure is, and what it is not. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { TimeChart } from '#app/exam-quality/time-chart.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { MeasuredTime } from './measured-time.tsx'
import { readTimes } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Tiempo por reactivo · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, times: await readTimes(args.context, exam.id) }
}

export default function TimesPage() {
  const { exam, times } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/reactivos`, label: 'Reactivos' },
        ]}
        here="Tiempos"
      />
      <PageHeading above={`${exam.name}, turno ${exam.turno}`} title="Tiempo por reactivo" />
      {times === null ? (
        <EmptyState title="Aún no hay hojas calificadas" act={<ButtonLink to={home}>Ir al examen</ButtonLink>}>
          El tiempo se calcula con los guardados de quienes presentaron, cuando el examen está calificado.
        </EmptyState>
      ) : (
        <>
          <Section title="Qué se mide"><MeasuredTime /></Section>
          <TimeChart times={times} />
        </>
      )}
    </Page>
  )
}
