/**
 * All components in their states on one page, for whoever builds with them and
 * for the tests that check contrast, names and focus. In a demonstration only.
 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { SectionNav } from '#app/components/page/section-nav.tsx'
import { notFound } from '#app/http/guards.server.ts'
import { ActionSamples } from './action-samples.tsx'
import { ChartSamples } from './chart-samples.tsx'
import { DataSamples } from './data-samples.tsx'
import { FieldSamples } from './field-samples.tsx'
import { MessageSamples } from './message-samples.tsx'
import { OverlaySamples } from './overlay-samples.tsx'
import { TimeSamples } from './time-samples.tsx'

export const meta: MetaFunction = () => [{ title: 'Componentes · EFISER' }]

export function loader({ request, context: { services } }: LoaderFunctionArgs) {
  if (!services.demo) throw notFound()
  return {
    now: services.clock.now(),
    query: readTableQuery(request.url, { sorts: ['folio', 'name', 'marks'], filters: ['estado'], pageSize: 4 }),
  }
}

export default function Gallery() {
  const { now, query } = useLoaderData<typeof loader>()
  return (
    <>
      <SectionNav
        label="Muestras"
        items={[{ to: '/estilo', label: 'Componentes' }, { to: '/', label: 'Convocatoria' }]}
      />
      <Page>
        <Breadcrumbs way={[{ to: '/', label: 'Inicio' }]} here="Componentes" />
        <PageHeading title="Componentes" above="Muestras" lead="Cada pieza de la interfaz, en sus estados." />
        <ActionSamples />
        <FieldSamples />
        <MessageSamples now={now} />
        <TimeSamples now={now} />
        <DataSamples query={query} />
        <ChartSamples />
        <OverlaySamples />
      </Page>
    </>
  )
}
