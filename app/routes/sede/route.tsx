/** The education authority's view of its sede: who sits which exam when and where. Convocatoria §3.1 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Armchair, ArrowLeftRight } from 'lucide-react'
import { describeSeat } from '#app/board/seat-words.ts'
import { describeState } from '#app/board/state-words.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { readSedeRosters, type SedeRoster } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Aspirantes en su sede · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readSedeRosters(args)
}

export default function SedePage() {
  const { sedes } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Aspirantes que presentan en su sede"
        lead="Por turno, con su lugar y su situación en el momento. La entrada la registra quien supervisa."
        act={<ButtonLink look="secondary" to="/comprobacion/equipos">Equipos y ensayos</ButtonLink>}
      />
      {sedes.map((sede) => (
        <Rosters key={sede.code} sede={sede} />
      ))}
    </Page>
  )
}

function Rosters({ sede: { code, name, city, zone, turnos } }: { sede: SedeRoster }) {
  if (turnos.length === 0) {
    return (
      <>
        <EmptyState title={`Nadie presenta en ${name}`}>
          Aquí verá la lista de cada turno en cuanto haya residentes registrados que presenten en la sede.
        </EmptyState>
        <p className="my-6"><ButtonLink to={`/sede/${code}/movimientos`} look="secondary">Movimientos por plaza</ButtonLink></p>
      </>
    )
  }
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p className="text-lg">
          {name}, {city}
        </p>
        <span className="flex flex-wrap gap-3">
          <ButtonLink to={`/sede/${code}/movimientos`} look="secondary">Movimientos por plaza</ButtonLink>
          <ButtonLink to={`/sede/${code}/cambios`} look="secondary" icon={ArrowLeftRight}>Cambios de sede</ButtonLink>
          <ButtonLink to={`/sede/${code}/salas`} icon={Armchair}>Salas, lugares y supervisores</ButtonLink>
        </span>
      </div>
      {turnos.map((turno) => (
        <Section
          key={turno.id}
          title={`Turno ${turno.number}`}
          acts={(
            <ButtonLink to={`/sede/${code}/turno/${turno.id}`} look="secondary">
              Lugares del turno {turno.number}
            </ButtonLink>
          )}
          lead={
            <>
              <DateTime at={turno.startsAt} localZone={zone} />.{' '}
              {formatCounted(turno.people.length, 'aspirante', 'aspirantes')}.
            </>
          }
        >
          <DataTable
            caption={`Lista del turno ${turno.number}`}
            captionHidden
            narrow="stack"
            columns={[
              {
                key: 'folio',
                header: 'Folio',
                cell: ({ folio }) => <Folio folio={folio} />,
              },
              {
                key: 'name',
                header: 'Nombre',
                rowHeader: true,
                cell: ({ surnames, givenNames, visitingFrom }) =>
                  visitingFrom === null ? (
                    `${surnames}, ${givenNames}`
                  ) : (
                    <>
                      {surnames}, {givenNames}
                      <span className="block text-sm font-normal">Adscripción: {visitingFrom}</span>
                    </>
                  ),
              },
              { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
              { key: 'seat', header: 'Lugar', cell: ({ seat }) => seat === null ? 'Sin lugar' : describeSeat(seat) },
              {
                key: 'state',
                header: 'Situación',
                cell: ({ state }) => <State state={state} running={turno.running} />,
              },
            ]}
            rows={turno.people}
            rowKey={({ attemptId }) => attemptId}
          />
        </Section>
      ))}
    </>
  )
}

type Person = SedeRoster['turnos'][number]['people'][number]

function State({ state, running }: Pick<Person, 'state'> & { running: boolean }) {
  const { word, shape, tone } = describeState(state, running ? 'running' : 'ahead')
  return (
    <StateWord shape={shape} tone={tone}>
      {word}
    </StateWord>
  )
}
