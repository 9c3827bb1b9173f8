/** The evaluator's home: publications declared and how they stand, read-only. Convocatoria §4.3.1, §4.3.2 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { describePublicationType } from './publication-types.ts'
import { readPublicationCounts } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Publicaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readPublicationCounts(args)
}

export default function EvaluatorPage() {
  const counts = useLoaderData<typeof loader>()
  if (counts === null) {
    return (
      <Page>
        <PageHeading title="Publicaciones" />
        <EmptyState title="Aún no hay una convocatoria">
          Aquí verá las publicaciones que los aspirantes declaren en su registro.
        </EmptyState>
      </Page>
    )
  }
  const { title, registration, judged, types, declared, accepted } = counts
  return (
    <Page>
      <PageHeading
        above={title}
        title="Publicaciones declaradas"
        lead="Suman hasta un punto al PI-IMSS si cumplen los criterios (§4.3.1, §4.3.2)."
      />
      <Alert title="La evaluación se abre con el registro de una convocatoria">
        El de esta va del <DateTime at={registration.from} form="date" /> al{' '}
        <DateTime at={registration.until} form="date" />.{' '}
        {judged ? 'Sus publicaciones ya tienen decisión y no admiten cambios.' : 'Lo declarado aún puede cambiar.'} Aquí
        solo se consultan los totales, sin nombres.
      </Alert>
      <div className="my-8">
        <Figures
          label="Publicaciones"
          figures={[
            { label: 'Declaradas', count: declared },
            { label: 'Validadas', count: accepted },
            { label: 'No consideradas', count: declared - accepted },
          ]}
        />
      </div>
      <Section title="Por tipo">
        <DataTable
          caption="Publicaciones por tipo"
          captionHidden
          columns={[
            { key: 'type', header: 'Tipo', rowHeader: true, cell: ({ type }) => describePublicationType(type) },
            { key: 'declared', header: 'Declaradas', align: 'end', cell: (row) => row.declared },
            { key: 'accepted', header: 'Validadas', align: 'end', cell: (row) => row.accepted },
            { key: 'rejected', header: 'No consideradas', align: 'end', cell: (row) => row.declared - row.accepted },
          ]}
          rows={types}
          rowKey={({ type }) => type}
          empty="Nadie declaró publicaciones."
        />
      </Section>
    </Page>
  )
}
