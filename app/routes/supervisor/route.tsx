/** Where a supervisor begins: today's turnos of the own sede first, then what comes, then what was. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { readOwnTurnos, type OwnSede, type OwnTurno } from './queries.server.ts'
import { TurnoList } from './turno-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Turnos de su sede · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readOwnTurnos(args)
}

const PARTS: readonly { when: OwnTurno['when']; title: string }[] = [
  { when: 'today', title: 'Hoy' },
  { when: 'ahead', title: 'Próximos' },
  { when: 'past', title: 'Anteriores' },
]

export default function SupervisorPage() {
  const { sedes, phone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Turnos de su sede"
        lead="Abra el tablero del turno para registrar la entrada y seguir el examen."
        act={<ButtonLink look="secondary" to="/comprobacion/equipos">Equipos y ensayos</ButtonLink>}
      />
      {sedes.map((sede) => (
        <SedeTurnos key={sede.code} sede={sede} />
      ))}
      {sedes.length > 0 ? null : (
        <EmptyState title="Su cuenta no supervisa ninguna sede">
          La coordinación asigna la sede antes del cronograma. Si hoy aplica el examen, llame a la coordinación:{' '}
          {phone}.
        </EmptyState>
      )}
    </Page>
  )
}

function SedeTurnos({ sede }: { sede: OwnSede }) {
  const { name, city, turnos } = sede
  if (turnos.length === 0) {
    return (
      <Section title={`${name}, ${city}`}>
        <EmptyState title="Nadie presenta examen en esta sede">
          Aquí verá sus turnos en cuanto un residente adscrito a la sede, o en rotación en ella, quede registrado (§3.1
          C).
        </EmptyState>
      </Section>
    )
  }
  const hasToday = turnos.some(({ when }) => when === 'today')
  return (
    <Section title={`${name}, ${city}`}>
      {hasToday ? null : <p className="mb-4">Hoy no hay turnos en esta sede.</p>}
      {PARTS.map(({ when, title }) => {
        const part = turnos.filter((turno) => turno.when === when)
        return part.length === 0 ? null : (
          <div key={when} className="mb-8">
            <h3 className="mb-2 text-lg">{title}</h3>
            <TurnoList sede={sede} turnos={part} />
          </div>
        )
      })}
    </Section>
  )
}
