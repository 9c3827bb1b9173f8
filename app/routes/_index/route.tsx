/**
 * The landing page: what the convocatoria is, where it stands now, when what
 * happens, and how the score is made. Public, and whole without JavaScript.
 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { LogIn } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PHASE_NAMES, PHASE_SENTENCES } from '#app/labels/phase.ts'
import type { loader as rootLoader } from '#app/root.tsx'
import { CalendarSteps } from './calendar.tsx'
import { Cronograma } from './cronograma.tsx'
import { readLanding } from './queries.server.ts'
import { Requirements } from './requirements.tsx'
import { ScoreComposition } from './score-composition.tsx'

export const meta: MetaFunction = () => [
  { title: 'EFISER · Selección a especialidades de rama del IMSS' },
  {
    name: 'description',
    content: 'Convocatoria, calendario, examen y resultados de la selección a especialidades de rama del IMSS.',
  },
]

export const loader = ({ context }: LoaderFunctionArgs) => readLanding(context)

export default function LandingPage() {
  const landing = useLoaderData<typeof loader>()
  if (landing === null) {
    return (
      <Page>
        <PageHeading title="Selección a especialidades de rama" />
        <EmptyState title="Aún no hay una convocatoria">
          Aquí se publicará, con su calendario y sus requisitos, cuando la emita la Coordinación de Educación en Salud.
        </EmptyState>
      </Page>
    )
  }
  const { now, title, phase, calendar, turnos, offer, weights } = landing
  return (
    <Page>
      <PageHeading title={title} above="Convocatoria para médicos residentes del IMSS" />
      <WayIn phase={phase} />
      <Alert title={`Ahora: ${PHASE_NAMES[phase]}`}><p>{PHASE_SENTENCES[phase]}</p></Alert>
      <div className="my-10 grid gap-x-12 lg:grid-cols-[3fr_2fr]">
        <Section title="Calendario"><CalendarSteps calendar={calendar} now={now} /></Section>
        <div>
          <Section title="Oferta">
            <Figures label="Oferta de la convocatoria" figures={[
              { label: 'cursos', count: offer.courses },
              { label: 'sedes', count: offer.sedes },
              { label: 'plazas', count: offer.seats },
            ]} />
            <p className="mt-4 flex flex-wrap gap-x-6">
              <Link to="/cursos" className="inline-flex min-h-11 items-center">Buscar cursos y plazas</Link>
              <Link to="/avisos" className="inline-flex min-h-11 items-center">Avisos</Link>
            </p>
          </Section>
          <Section title="Quién participa"><Requirements sits={turnos.length > 0} /></Section>
        </div>
      </div>
      <Section
        title="Cronograma del examen"
        {...turnos.length === 0 ? {} : { lead: 'Todas las sedes del país comienzan en el mismo instante; las horas son del centro (§3.2).' }}
      >
        {turnos.length === 0
          ? <p className="max-w-measure">En este periodo no hay examen: vale la calificación del EFISER de este mismo ciclo (§4.2 B, §5.13).</p>
          : <Cronograma turnos={turnos} now={now} />}
      </Section>
      <Section title="Cómo se integra su puntaje" lead="Puntaje Integrado IMSS (PI-IMSS), §4.3.">
        <ScoreComposition {...weights} />
      </Section>
    </Page>
  )
}

/** Into one's own area, or to the sign-in; when results are out, cut-offs stand beside it. */
function WayIn({ phase }: { phase: string }) {
  const person = useRouteLoaderData<typeof rootLoader>('root')?.header.person ?? null
  return (
    <div className="mb-8 flex flex-wrap gap-4 print:hidden">
      {person === null
        ? <ButtonLink to="/acceso" size="large" icon={LogIn}>Iniciar sesión</ButtonLink>
        : <ButtonLink to="/inicio" size="large">Ir a mi proceso</ButtonLink>}
      <ButtonLink to="/convocatoria" size="large" look="secondary">Leer la convocatoria</ButtonLink>
      {phase === 'results' || phase === 'concluded'
        ? <ButtonLink to="/cortes" size="large" look="secondary">Puntajes de corte</ButtonLink>
        : null}
    </div>
  )
}
