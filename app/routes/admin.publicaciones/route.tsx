/** The evaluation of publications as the coordination follows it: progress, who is late, disputes, agreement. §4.3 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import { describeKappa, DisputesTable, EvaluatorsTable, PairsTable } from './progress-tables.tsx'
import { readProgress, type Progress } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Publicaciones · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readProgress(args)

export async function action(args: ActionFunctionArgs) {
  await requireRole(args, 'admin')
  await dealPublications(args.context.services)
  return redirect('/admin/publicaciones')
}

export default function PublicationsProgress() {
  const progress = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  if (progress === null) {
    return (
      <Page>
        <PageHeading title="Publicaciones" />
        <EmptyState title="Aún no hay una convocatoria">Aquí seguirá la evaluación de lo que se declare.</EmptyState>
      </Page>
    )
  }
  const { title, counts, open, evaluators, disputes, pairs, overall } = progress
  return (
    <Page>
      <PageHeading
        above={title} title="Evaluación de publicaciones"
        lead="Dos evaluadores por artículo y un tercero si difieren; la decisión es definitiva e inapelable (§4.3)."
        act={open && !withoutExams ? <Form method="post"><SubmitButton>Repartir ahora</SubmitButton></Form> : null}
      />
      <NoExamsNote>No se declaran ni se evalúan artículos: valen los ya decididos, sin revisión (§4.3).</NoExamsNote>
      {withoutExams ? null : <Standing progress={progress} />}
      <div className="my-8">
        <Figures label="Artículos" figures={[
          { label: 'por evaluar en total', count: counts.articles },
          { label: 'con decisión', count: counts.decided },
          { label: 'validados', count: counts.accepted },
          { label: 'esperan a la tercera persona', count: counts.disputed, attention: counts.disputed > 0 },
          { label: 'sin evaluador disponible', count: counts.short, attention: open && counts.short > 0 },
        ]} />
      </div>
      <Section title="Evaluadores" lead="Lo vencido pasa a otra persona cuando la hay, y no vuelve.">
        <EvaluatorsTable evaluators={evaluators} />
      </Section>
      <Section title="Difirieron"><DisputesTable disputes={disputes} /></Section>
      <Section
        title="Concordancia"
        lead={(
          <>
            Kappa de Cohen entre las dos primeras evaluaciones: cumple o no cumple. En conjunto, con cada artículo en ambos
            órdenes: <strong>{describeKappa(overall)}</strong> (n = {overall.n}, coinciden {overall.agreed}).
          </>
        )}
      >
        <PairsTable pairs={pairs} />
      </Section>
    </Page>
  )
}

function Standing({ progress: { frozenAt, registration, open, counts } }: { progress: Progress }) {
  const left = counts.articles - counts.decided
  if (frozenAt !== null) {
    return (
      <Alert tone={left === 0 ? 'info' : 'attention'} title="La selección está congelada: ya no se evalúa">
        Se congeló el <DateTime at={frozenAt} />.
        {left === 0 ? null : ` ${formatCounted(left, 'artículo quedó', 'artículos quedaron')} sin decisión y no suman.`}
      </Alert>
    )
  }
  if (!open) {
    return (
      <Alert title="Se reparte cuando termina el registro">
        Termina el <DateTime at={registration.until} />. Hasta entonces lo declarado puede cambiar.
      </Alert>
    )
  }
  return left === 0 ? <Alert tone="success" title="Todo lo declarado tiene decisión" /> : (
    <Alert tone="attention" title={`${formatCounted(left, 'artículo espera', 'artículos esperan')} decisión`}>
      La selección no se congela mientras falte decidir un artículo de quien compite.
    </Alert>
  )
}
