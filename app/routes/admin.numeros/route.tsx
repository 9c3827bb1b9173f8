/** The registration in numbers: by course, sede and state, each chart with its table; and the list as a file. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { BarChart } from '#app/charts/bar-chart.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { ATTEMPT_WORDS } from '#app/person-file/file-words.ts'
import { readNumbers } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Números del registro · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readNumbers(args)
}

export default function NumbersPage() {
  const numbers = useLoaderData<typeof loader>()
  if (numbers === null) {
    return (
      <Page>
        <PageHeading title="Números del registro" />
        <EmptyState title="Aún no hay una convocatoria">Los números aparecen con el padrón y los registros.</EmptyState>
      </Page>
    )
  }
  const { title, now, totals, courses, sedes, states } = numbers
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/expedientes', label: 'Expedientes' }]} here="Números del registro" />
      <PageHeading
        above={title} title="Números del registro" lead={<>Al <DateTime at={now} />.</>}
        act={(
          <ButtonLink to="/admin/registrados.csv" look="secondary" icon={Download} reloadDocument download>
            Descargar registrados (CSV)
          </ButtonLink>
        )}
      />
      <div className="mb-10">
        <Figures label="Registro en todo el país" figures={[
          { label: 'en el padrón', count: totals.roster },
          { label: 'registrados', count: totals.registered, to: '/admin/expedientes?situacion=registered' },
          { label: 'imprimieron su solicitud', count: totals.printed },
          { label: 'de categoría extranjera', count: totals.foreign },
          { label: 'canceladas (§2.2 E)', count: totals.cancelled, to: '/admin/expedientes?situacion=cancelled' },
        ]} />
        <p className="mt-3 text-grey">La descarga queda en la auditoría. No lleva contacto ni calificaciones.</p>
      </div>
      <Section title="Por curso">
        <BarChart
          title="Registrados por curso de rama"
          summary={`Quienes lo eligieron, junto a sus plazas. ${describeMost(courses, 'El más solicitado')}`}
          bars={courses.map(({ name, count, seats }) => ({ name: `${name} (${String(seats)} plazas)`, count }))}
          nameLabel="Curso" countLabel="Registrados"
        />
      </Section>
      <Section title="Por sede de adscripción">
        <BarChart
          title="Registrados por sede" summary="De los residentes que cada sede tiene en el padrón."
          bars={sedes.map(({ name, count, of }) => ({ name, count, of }))}
          nameLabel="Sede" countLabel="Registrados" ofLabel="En el padrón"
        />
      </Section>
      <Section title="Por situación del examen">
        <BarChart
          title="Exámenes por situación" summary={describeMost(
            states.map(({ state, count }) => ({ name: ATTEMPT_WORDS[state], count })), 'La situación más frecuente')}
          bars={states.map(({ state, count }) => ({ name: ATTEMPT_WORDS[state], count }))}
          nameLabel="Situación" countLabel="Exámenes"
        />
      </Section>
    </Page>
  )
}

function describeMost(rows: readonly { name: string, count: number }[], what: string): string {
  const most = rows.reduce<{ name: string, count: number } | null>((best, row) => row.count > (best?.count ?? 0) ? row : best, null)
  return most === null ? 'Todavía no hay registros.' : `${what}: ${most.name}, con ${String(most.count)}.`
}
