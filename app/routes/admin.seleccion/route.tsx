/** The way to a published selection in four steps, and the runs there are. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { StepList } from '#app/components/data/step-list.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { ExamLinks } from './exam-links.tsx'
import { readSelection, type SelectionView } from './queries.server.ts'
import { RunTable } from './run-table.tsx'
import { judgeSteps, type SelectionStep } from './selection-steps.ts'

export const meta: MetaFunction = () => [{ title: 'Selección · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readSelection(args.context)
}

const TITLES: Record<SelectionStep, string> = {
  mark: 'Calificar todos los exámenes',
  freeze: 'Congelar la entrada',
  run: 'Ejecutar la selección',
  publish: 'Publicar los resultados',
}

export default function SelectionPage() {
  const selection = useLoaderData<typeof loader>()
  if (selection === null) {
    return (
      <Page>
        <PageHeading title="Selección" />
        <EmptyState title="Aún no hay una convocatoria" />
      </Page>
    )
  }
  const standing = { ...selection, runs: selection.runs.filter(({ discardedAt }) => discardedAt === null) }
  const steps = judgeSteps({ unmarked: selection.unmarked.length, runs: standing.runs })
  return (
    <Page>
      <PageHeading
        title="Selección" lead="De las calificaciones a las plazas publicadas, en cuatro pasos (§4.3, §5.2)."
      />
      <Section title="Pasos">
        <StepList steps={[
          {
            title: TITLES.mark, status: steps.mark,
            children: <MarkStep selection={selection} now={steps.mark === 'current'} />,
          },
          {
            title: TITLES.freeze, status: steps.freeze,
            children: <FreezeStep selection={selection} now={steps.freeze === 'current'} />,
          },
          {
            title: TITLES.run, status: steps.run,
            children: <RunStep selection={standing} now={steps.run === 'current'} />,
          },
          {
            title: TITLES.publish, status: steps.publish,
            children: <PublishStep selection={standing} now={steps.publish === 'current'} />,
          },
        ]} />
      </Section>
      <Section
        title="Corridas"
        acts={standing.runs.length > 0 && steps.publish !== 'done'
          ? <ButtonLink to="/admin/seleccion/congelar" look="secondary">Congelar otra entrada</ButtonLink> : undefined}
      >
        <RunTable runs={selection.runs} />
      </Section>
    </Page>
  )
}

interface StepProps {
  selection: SelectionView
  /** It is this step's turn: it shows its act. */
  now: boolean
}

function MarkStep({ selection: { unmarked }, now }: StepProps) {
  const withoutExams = useWithoutExams()
  if (withoutExams) return <p>En este periodo no hay examen: valen las calificaciones del anterior (§4.2 B, §5.13).</p>
  if (unmarked.length === 0) return <p>Todos los exámenes están calificados.</p>
  return (
    <>
      <p>{formatCounted(unmarked.length, 'examen sin calificar', 'exámenes sin calificar')}.</p>
      {now ? <ExamLinks exams={unmarked} /> : null}
    </>
  )
}

function FreezeStep({ selection: { input, proposed, unreleased }, now }: StepProps) {
  const waiting = [...new Map([...proposed, ...unreleased].map((exam) => [exam.id, exam])).values()]
  return (
    <>
      <p>
        {formatCounted(input.withEnarm, 'aspirante', 'aspirantes')} con ENARM, {formatCount(input.seats)} plazas
        en {formatCount(input.pools)} combinaciones de curso y sede.
      </p>
      {waiting.length === 0 ? null : (
        <>
          <p className="mt-2 font-semibold">
            {formatCounted(waiting.length, 'examen espera', 'exámenes esperan')} la decisión de una persona (§3.1 B):
          </p>
          <ExamLinks exams={waiting} page="anulaciones" />
        </>
      )}
      {now ? <Act to="/admin/seleccion/congelar">Revisar y congelar la entrada</Act> : null}
    </>
  )
}

/** Leads to the newest run, where the act is. */
function RunStep({ selection: { runs }, now }: StepProps) {
  const [newest] = runs
  return now && newest !== undefined ? <Act to={`/admin/seleccion/${newest.id}`}>Ejecutar la corrida</Act> : null
}

function PublishStep({ selection: { runs, results }, now }: StepProps) {
  const ran = runs.find(({ ranAt }) => ranAt !== null)
  return (
    <>
      <p>Los resultados se abren el <DateTime at={results.from} /> (§5.1).</p>
      {now && ran !== undefined ? <Act to={`/admin/seleccion/${ran.id}`}>Revisar los resultados y publicar</Act> : null}
    </>
  )
}

function Act({ to, children }: { to: string, children: string }) {
  return <div className="mt-3"><ButtonLink to={to}>{children}</ButtonLink></div>
}
