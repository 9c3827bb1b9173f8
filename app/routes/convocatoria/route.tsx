/**
 * The call itself: dates, wording by clause, weights, versions. Public, the same for everybody, whole without
 * JavaScript; each clause has an address (#c-2-1).
 */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { CalendarPlus } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { clauseAnchor } from '#app/call/clause.ts'
import { VersionChain } from '#app/call/version-chain.tsx'
import { NOT_KEPT } from '#app/call/public-call.server.ts'
import { ClauseTexts } from './clause-texts.tsx'
import { DateTable, tablesByClause } from './clause-tables.tsx'
import { readCallPage, type CallPage } from './queries.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: 'Convocatoria · EFISER' },
  { name: 'description', content: data?.title ?? 'La convocatoria de especialidades de rama del IMSS.' },
]

export const headers: HeadersFunction = () => NOT_KEPT

export const loader = ({ context, request }: LoaderFunctionArgs) => readCallPage(context, request.url)

export default function CallRoute() {
  const call = useLoaderData<typeof loader>()
  if (call === null) {
    return (
      <Page>
        <PageHeading title="Convocatoria" />
        <EmptyState title="Aún no hay una convocatoria">
          Aquí se publicará, con su calendario y sus requisitos, cuando la emita la Coordinación de Educación en Salud.
        </EmptyState>
      </Page>
    )
  }
  const { id, title, query, isCurrent, windows, texts, versions } = call
  return (
    <Page>
      <PageHeading
        above="Convocatoria" title={title}
        act={(
          <ButtonLink to={`/convocatoria/calendario.ics${query}`} icon={CalendarPlus} look="secondary" reloadDocument>
            Calendario (.ics)
          </ButtonLink>
        )}
      />
      {isCurrent ? null : <Alert tone="attention" title="Esta no es la convocatoria vigente"><Current /></Alert>}
      <Facts call={call} />
      <Contents texts={texts} />
      <Section title="Fechas" lead="Cada plazo incluye su primer instante y no el último.">
        <DateTable windows={windows} />
      </Section>
      {texts.length === 0 ? null : (
        <Section title="Texto de la convocatoria"><ClauseTexts texts={texts} below={tablesByClause(call)} /></Section>
      )}
      <Section
        title="Versiones y fe de erratas"
        lead="Cada versión queda congelada. Su huella encadena la anterior: nada puede cambiar sin que se note."
      >
        <VersionChain id={id} versions={versions} />
      </Section>
    </Page>
  )
}

function Current() {
  return <p><Link to="/convocatoria" className="inline-flex min-h-11 items-center">Ver la vigente</Link></p>
}

function Facts({ call: { publishedAt, number, sha256, avisos, query, others } }: { call: CallPage }) {
  return (
    <div className="my-8">
      <SummaryList rows={[
        { term: 'Publicada', value: <DateTime at={publishedAt} /> },
        {
          term: 'Versión vigente',
          value: number === 0 ? 'Original' : (
            <>
              {number} <span className="block text-sm break-all text-grey">SHA-256 {sha256}</span>
            </>
          ),
        },
        { term: 'Cursos y plazas', value: <Link to={`/cursos${query}`}>Buscar cursos, prerrequisitos y plazas</Link> },
        { term: 'Avisos', value: <Link to={`/avisos${query}`}>Avisos ({avisos})</Link> },
        ...others.map(({ id, title }) => ({
          term: 'Otra convocatoria', value: <Link to={`/convocatoria?convocatoria=${id}`}>{title}</Link>,
        })),
      ]} />
    </div>
  )
}

function Contents({ texts }: { texts: CallPage['texts'] }) {
  const chapters = texts.filter(({ clause }) => !clause.includes('.'))
  if (chapters.length === 0) return null
  return (
    <nav aria-label="Contenido de la convocatoria" className="mb-10">
      <ul className="flex flex-wrap gap-x-6">
        {chapters.map(({ clause, title }) => (
          <li key={clause}>
            <a href={`#${clauseAnchor(clause)}`} className="inline-flex min-h-11 items-center">{clause}. {title}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
