/** Every sede's machines and rehearsals for the coordination; `?sede=` shows one with its failures. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { MachineSummary } from '#app/system-check/machine-summary.tsx'
import { MachineTable } from '#app/system-check/machine-table.tsx'
import { readEquipment, type SedeLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Equipos · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readEquipment(args)

const COLUMNS: readonly Column<SedeLine>[] = [
  {
    key: 'sede', header: 'Sede', rowHeader: true,
    cell: ({ sedeCode, name, city }) => (
      <><Link to={`?sede=${sedeCode}`}>{name}</Link><span className="block font-normal text-grey">{city}</span></>
    ),
  },
  { key: 'most', header: 'Aspirantes', align: 'end', cell: ({ mostCandidates }) => formatCount(mostCandidates) },
  { key: 'certified', header: 'Sirven', align: 'end', cell: ({ certified }) => formatCount(certified) },
  { key: 'failing', header: 'Fallan', align: 'end', cell: ({ failing }) => formatCount(failing) },
  {
    key: 'last', header: 'Última', cell: ({ lastAt }) => lastAt === null ? '—' : <DateTime at={lastAt} form="short" />,
  },
  { key: 'rehearsals', header: 'Ensayos', align: 'end', cell: ({ rehearsals }) => formatCount(rehearsals) },
  {
    key: 'state', header: 'Situación',
    cell: ({ ready }) => ready ? <StateWord shape="check" tone="success">Lista</StateWord>
      : <StateWord shape="triangle" tone="attention">Falta</StateWord>,
  },
]

export default function Equipment() {
  const { sedes, chosen } = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  return (
    <Page width="board">
      <PageHeading title="Equipos y ensayos"
        lead="Por sede: los equipos que sirven según su última comprobación, frente al turno con más aspirantes." />
      <NoExamsNote>Ningún equipo hace falta para este periodo.</NoExamsNote>
      {chosen === null ? null : (
        <Section title={chosen.sede.name} acts={(
          <>
            <ButtonLink to={`/comprobacion/hoja.pdf?sede=${chosen.sede.code}`} reloadDocument look="secondary"
              icon={Printer}>Hoja para imprimir</ButtonLink>
            <ButtonLink to="/admin/equipos" look="quiet">Todas las sedes</ButtonLink>
          </>
        )}>
          <MachineSummary {...chosen} />
          <MachineTable machines={chosen.machines} />
        </Section>
      )}
      <Section title="Sedes">
        <DataTable caption="Equipos por sede" captionHidden columns={withoutExams ? COLUMNS.filter(({ key }) => key !== 'state' && key !== 'most') : COLUMNS} rows={sedes}
          rowKey={({ sedeCode }) => sedeCode} empty="Aquí verá cada sede en cuanto alguien presente en ella." />
      </Section>
    </Page>
  )
}
