/** Acceptance by course, in counts: who answered how, and what the rule makes of silence. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BarChart } from '#app/charts/bar-chart.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { sumAcceptance, type CourseAcceptance } from './acceptance-counts.ts'
import { readAcceptance } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Aceptación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAcceptance(args.context)
}

const figure = (key: Exclude<keyof CourseAcceptance, 'cer'>, header: string): Column<CourseAcceptance> =>
  ({ key, header, align: 'end', cell: (course) => formatCount(course[key]) })

const COLUMNS: readonly Column<CourseAcceptance>[] = [
  { key: 'cer', header: 'Curso', rowHeader: true, cell: ({ cer }) => cer },
  figure('assigned', 'Asignadas'), figure('accepted', 'Aceptadas'), figure('letterIssued', 'Carta emitida'),
  figure('rejected', 'Rechazadas'), figure('pending', 'Sin respuesta'), figure('lapsed', 'Vencidas'),
  figure('resigned', 'Renunciadas'), figure('revoked', 'Revocadas'),
]

export default function AcceptancePage() {
  const acceptance = useLoaderData<typeof loader>()
  if (acceptance === null || acceptance.courses.length === 0) {
    return (
      <Page>
        <PageHeading title="Aceptación de plazas" />
        <EmptyState title="Aún no hay plazas asignadas">
          {acceptance === null ? null : (
            <>Aparecen al publicar los resultados; la ventana abre el <DateTime at={acceptance.results.from} />.</>
          )}
        </EmptyState>
      </Page>
    )
  }
  const { now, results, courses } = acceptance
  const total = sumAcceptance(courses)
  return (
    <Page>
      <PageHeading
        title="Aceptación de plazas"
        lead={now < results.until
          ? <>Cierra el <DateTime at={results.until} /> (§5.1). Sin acción equivale a rechazo (§5.3).</>
          : <>Cerró el <DateTime at={results.until} />: sin carta compromiso aceptada es un rechazo (§5.3, §5.7).</>}
      />
      <div className="mb-10">
        <Figures label="Plazas asignadas en todo el país" figures={[
          { label: 'asignadas', count: total.assigned },
          { label: 'aceptadas', count: total.accepted },
          { label: 'con carta emitida', count: total.letterIssued },
          { label: 'rechazadas', count: total.rejected },
          { label: 'sin respuesta', count: total.pending, attention: total.pending > 0 },
          { label: 'vencidas', count: total.lapsed },
          { label: 'renunciadas', count: total.resigned },
          { label: 'revocadas', count: total.revoked },
        ]} />
      </div>
      <Section title="Por curso">
        <DataTable
          caption="Aceptación por curso" captionHidden columns={COLUMNS} rows={courses} rowKey={({ cer }) => cer}
        />
        <div className="mt-8">
          <BarChart
            title="Plazas aceptadas por curso" summary="Con la carta compromiso aceptada, de las asignadas."
            bars={courses.map(({ cer, accepted, assigned }) => ({ name: cer, count: accepted, of: assigned }))}
            nameLabel="Curso" countLabel="Aceptadas" ofLabel="Asignadas"
          />
        </div>
      </Section>
    </Page>
  )
}
