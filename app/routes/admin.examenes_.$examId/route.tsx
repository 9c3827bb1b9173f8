/** One exam: its form before the turno, its candidates during it, its marking afterwards. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { describeCounts } from '#app/exam-quality/attempt-figures.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { submitMarking } from './actions.server.ts'
import { FormSection } from './form-section.tsx'
import { MarkingSection } from './marking-section.tsx'
import { readExam, readExamState } from './queries.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.exam.name ?? 'Examen'} · EFISER` }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, state: await readExamState(args.context, exam) }
}

export async function action(args: ActionFunctionArgs) {
  return submitMarking(args, args.params['examId'] ?? '')
}

export default function ExamPage() {
  const { exam, state } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { bank } = state
  const { clinical, research } = exam.needed
  const people = (
    <>
      <Section title="Aspirantes por situación">
        <Figures label="Aspirantes por situación" figures={describeCounts(state.counts)} />
      </Section>
      <MarkingSection exam={exam} state={state} />
    </>
  )
  const paper = (
    <>
      <FormSection exam={exam} state={state} />
      <Section
        title="Banco de reactivos de este examen"
        lead={`Se necesitan ${formatCount(clinical)} clínicos y ${formatCount(research)} de investigación (§3.1).`}
        acts={<ButtonLink to={`/admin/examenes/${exam.id}/banco`} look="secondary">Cargar reactivos</ButtonLink>}
      >
        <Figures label="Reactivos distintos en el banco" figures={[
          { label: 'clínicos', count: bank.clinical, attention: bank.clinical < clinical },
          { label: 'de investigación', count: bank.research, attention: bank.research < research },
        ]} />
      </Section>
    </>
  )
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/examenes', label: 'Exámenes' }]} here={exam.name} />
      <PageHeading above={`Turno ${exam.turno}`} title={exam.name} lead={<DateTime at={exam.startsAt} />} />
      <ErrorSummary errors={answered?.problems} title="No se calificó" />
      {exam.now < exam.startsAt ? <>{paper}{people}</> : <>{people}{paper}</>}
    </Page>
  )
}
