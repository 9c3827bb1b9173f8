/** The evaluator's home: the own articles to judge, those signed, and the totals. Convocatoria §4.3 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import { describePublicationType } from '#app/labels/publication-types.ts'
import { readOwnWork, type OwnWork } from './queries.server.ts'
import { HeldTable, SignedTable } from './work-tables.tsx'

export const meta: MetaFunction = () => [{ title: 'Publicaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readOwnWork(args)
}

/** Asks for work: what lacks a judge is dealt, to whoever has least. */
export async function action(args: ActionFunctionArgs) {
  await requireRole(args, 'evaluador')
  await dealPublications(args.context.services)
  return redirect('/evaluador')
}

export default function EvaluatorPage() {
  const work = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  if (work === null) {
    return (
      <Page>
        <PageHeading title="Publicaciones" />
        <EmptyState title="Aún no hay una convocatoria">
          Aquí verá los artículos que le toque evaluar.
        </EmptyState>
      </Page>
    )
  }
  const { title, open, types, held, signed } = work
  return (
    <Page>
      <PageHeading
        above={title}
        title="Publicaciones por evaluar"
        lead="Dos personas evalúan cada artículo sin verse; si difieren, decide una tercera. La decisión es definitiva (§4.3)."
      />
      <NoExamsNote>No hay artículos que evaluar: valen los ya decididos, sin revisión (§4.3).</NoExamsNote>
      {withoutExams ? null : <Standing work={work} />}
      <div className="mt-10">
        <Section
          title={`Por evaluar: ${held.length}`}
          lead="Lo que no firme a tiempo pasa a otra persona cuando la hay."
          acts={open && !withoutExams ? <Form method="post"><SubmitButton look="secondary">Pedir artículos</SubmitButton></Form> : null}
        >
          <HeldTable held={held} />
        </Section>
        <Section title={`Firmadas: ${signed.length}`}><SignedTable signed={signed} /></Section>
        <Section title="Decididas, por tipo" lead="Totales de la convocatoria, sin nombres.">
          <DataTable
            caption="Publicaciones decididas por tipo"
            captionHidden
            columns={[
              { key: 'type', header: 'Tipo', rowHeader: true, cell: (row) => describePublicationType(row.type) },
              { key: 'declared', header: 'Decididas', align: 'end', cell: (row) => row.declared },
              { key: 'accepted', header: 'Validadas', align: 'end', cell: (row) => row.accepted },
              { key: 'rejected', header: 'No consideradas', align: 'end', cell: (row) => row.declared - row.accepted },
            ]}
            rows={types}
            rowKey={({ type }) => type}
            empty="Aún no se decide ninguna."
          />
        </Section>
      </div>
    </Page>
  )
}

function Standing({ work: { open, frozenAt, registration } }: { work: OwnWork }) {
  if (frozenAt !== null) {
    return (
      <Alert title="La selección está congelada: ya no se evalúa">
        Se congeló el <DateTime at={frozenAt} />.
      </Alert>
    )
  }
  if (open) return null
  return (
    <Alert title="La evaluación empieza cuando termina el registro">
      Termina el <DateTime at={registration.until} />. Hasta entonces lo declarado puede cambiar.
    </Alert>
  )
}
