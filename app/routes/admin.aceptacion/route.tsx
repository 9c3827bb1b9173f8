/** Acceptance by course and by sede, in counts that add up: who answered how, and what the rule makes of silence. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BarChart } from '#app/charts/bar-chart.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { sumAcceptance, type AcceptanceCounts, type CourseAcceptance, type SedeAcceptance } from '#app/acceptance/acceptance-counts.ts'
import { FIGURE_WORDS } from '#app/acceptance/figure-words.ts'
import { readAcceptance } from '#app/acceptance/read-acceptance.server.ts'

export const meta: MetaFunction = () => [{ title: 'Aceptación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAcceptance(args.context)
}

/** Who looks sees what was decided meanwhile; focus and scroll stay where they are. */
const EVERY_MS = 15_000

function figureColumns<Row extends AcceptanceCounts>(): Column<Row>[] {
  return FIGURE_WORDS.map(([key, header]) => ({ key, header, align: 'end', cell: (row) => formatCount(row[key]) }))
}

const COURSE_COLUMNS: readonly Column<CourseAcceptance>[] = [
  { key: 'cer', header: 'Curso', rowHeader: true, cell: ({ cer }) => cer }, ...figureColumns<CourseAcceptance>(),
]

const SEDE_COLUMNS: readonly Column<SedeAcceptance>[] = [
  { key: 'sede', header: 'Sede', rowHeader: true, cell: ({ sede, ooad }) => <>{sede}<span className="block font-normal">{ooad}</span></> },
  ...figureColumns<SedeAcceptance>(),
]

export default function AcceptancePage() {
  const acceptance = useLoaderData<typeof loader>()
  useRefresh(EVERY_MS)
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
  const { now, results, courses, sedes } = acceptance
  const total = sumAcceptance(courses)
  return (
    <Page>
      <PageHeading
        title="Aceptación de plazas"
        lead={now < results.until
          ? <>Cierra el <DateTime at={results.until} /> (§5.1). Sin acción equivale a rechazo (§5.3).</>
          : <>Cerró el <DateTime at={results.until} />: sin carta compromiso aceptada es un rechazo (§5.3, §5.7).</>}
        act={(
          <span className="flex flex-wrap gap-3">
            <ButtonLink to="/admin/aceptacion.xlsx" look="secondary" reloadDocument>Descargar en Excel</ButtonLink>
            <ButtonLink to="/admin/aceptacion.pdf" look="secondary" reloadDocument>Descargar en PDF</ButtonLink>
          </span>
        )}
      />
      <p className="mb-6 text-grey">Al <DateTime at={now} />. Se actualiza sola mientras la mira.</p>
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
          caption="Aceptación por curso" captionHidden columns={COURSE_COLUMNS} rows={courses} rowKey={({ cer }) => cer}
        />
        <div className="mt-8">
          <BarChart
            title="Plazas aceptadas por curso" summary="Con la carta compromiso aceptada, de las asignadas."
            bars={courses.map(({ cer, accepted, assigned }) => ({ name: cer, count: accepted, of: assigned }))}
            nameLabel="Curso" countLabel="Aceptadas" ofLabel="Asignadas"
          />
        </div>
      </Section>
      <Section title="Por sede que recibe" lead="Las mismas plazas: cada columna suma lo mismo que por curso.">
        <DataTable
          caption="Aceptación por sede que recibe" captionHidden columns={SEDE_COLUMNS} rows={sedes} rowKey={({ code }) => code}
        />
        <div className="mt-8">
          <BarChart
            title="Plazas aceptadas por sede" summary="Con la carta compromiso aceptada, de las asignadas en la sede."
            bars={sedes.map(({ sede, accepted, assigned }) => ({ name: sede, count: accepted, of: assigned }))}
            nameLabel="Sede" countLabel="Aceptadas" ofLabel="Asignadas"
          />
        </div>
      </Section>
    </Page>
  )
}
