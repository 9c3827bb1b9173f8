/**
 * The report of one form on paper: its figures and findings, the distribution, the map, every item with its flags and
 * thirds, and the times. Each chart with its table; n beside every figure. Holds codes of items, no text and no key.
 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { FLAG_WORDS } from '#app/exam-quality/flag-words.ts'
import { ItemMap } from '#app/exam-quality/item-map.tsx'
import { TimeChart } from '#app/exam-quality/time-chart.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { DistributionChart } from '../admin.examenes_.$examId_.calificaciones/distribution-chart.tsx'
import { FormStanding } from '../admin.examenes_.$examId_.anulaciones/form-standing.tsx'
import { FormFigures } from '../admin.examenes_.$examId_.reactivos/form-figures.tsx'
import { MeasuredTime } from '../admin.examenes_.$examId_.tiempos/measured-time.tsx'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { PrintButton } from './print-button.tsx'
import { readReport } from './queries.server.ts'
import { ReportTable } from './report-table.tsx'

export const meta: MetaFunction = () => [{ title: 'Informe del examen · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, report: await readReport(args.context, exam) }
}

export default function ReportPage() {
  const { exam, report } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/reactivos`, label: 'Reactivos' },
        ]}
        here="Informe"
      />
      <PageHeading
        above={`${exam.name}, turno ${exam.turno}`} title="Informe psicométrico"
        lead={<>Con los datos al <DateTime at={exam.now} />. Reservado: uso de la coordinación.</>}
        act={report === null ? undefined : <PrintButton />}
      />
      {report === null ? (
        <EmptyState title="Aún no hay hojas calificadas" act={<ButtonLink to={home}>Ir al examen</ButtonLink>}>
          El informe se hace con las respuestas de quienes presentaron, cuando el examen está calificado.
        </EmptyState>
      ) : (
        <>
          <FormFigures form={report.form} flagged={report.flagged} />
          <Section title="Comprobación y anulaciones">
            {report.quality.forms.map((form) => (
              <FormStanding key={form.id} form={form} stage="published" home={home} />
            ))}
          </Section>
          <Section title="Calificaciones"><DistributionChart distribution={report.distribution} open /></Section>
          <Section title="Dificultad y discriminación"><ItemMap points={report.points} n={report.form.n} open /></Section>
          <Section title="Reactivos" lead="Una señal pide que alguien revise; no decide nada. Los tercios van del inferior al superior.">
            <ReportTable report={report} />
            <dl className="mt-6 max-w-measure space-y-1 text-sm">
              {Object.values(FLAG_WORDS).map(({ short, full }) => (
                <div key={short}><dt className="inline font-semibold">{short}: </dt><dd className="inline">{full}</dd></div>
              ))}
            </dl>
          </Section>
          <Section title="Tiempo"><MeasuredTime /><div className="mt-6"><TimeChart times={report.times} open /></div></Section>
        </>
      )}
    </Page>
  )
}
