/** Who leaves a sede by an accepted seat, as the newest version of its official notice says. Convocatoria §5.9.1 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ListedVersion } from '#app/arrivals/read-arrivals.server.ts'
import { VersionList } from '#app/arrivals/version-list.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { readDepartures } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Movimientos por plaza · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readDepartures(args)

type Leaving = ListedVersion['entries'][number]

const COLUMNS: readonly Column<Leaving>[] = [
  { key: 'name', header: 'Persona', rowHeader: true, cell: ({ name, folio }) => <>{name}<span className="block font-normal">{folio}</span></> },
  { key: 'from', header: 'Curso que deja', cell: ({ ceme, grade }) => `${ceme} ${String(grade)}` },
  { key: 'to', header: 'Curso de rama', cell: ({ cer }) => cer },
  { key: 'sede', header: 'Nueva sede', cell: ({ to, subsede }) => (
    <>{to.name}, {to.city}{subsede === null ? '' : `, subsede ${subsede}`}<span className="block text-grey">{to.ooad}</span></>) },
]

export default function DeparturesPage() {
  const { code, place, role, versions, receives } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[role === 'admin' ? { to: '/admin/sedes', label: 'Sedes' } : { to: '/sede', label: 'Mi sede' }]} here="Movimientos por plaza" />
      <PageHeading
        above={place} title="Movimientos por plaza" lead="Quiénes de la sede la dejan por su plaza aceptada. Sin puntajes (§5.9.1)."
        {...receives ? { act: <ButtonLink to={`/sede/${code}/llegadas`} look="secondary">Llegadas a la UMAE</ButtonLink> } : {}}
      />
      <Section title="Quiénes la dejan" lead="Cada persona le entrega la primera copia firmada de su carta de aceptación.">
        <DataTable
          caption="Quiénes dejan la sede" captionHidden narrow="stack" columns={COLUMNS} rows={versions[0]?.entries ?? []}
          rowKey={({ folio }) => folio} empty="Nadie, hasta donde se ha avisado."
        />
      </Section>
      <Section title="Aviso oficial" lead="Vale la versión más reciente.">
        <VersionList versions={versions} empty="La Coordinación lo emite después del cierre de la aceptación, si alguien deja la sede." />
      </Section>
    </Page>
  )
}
