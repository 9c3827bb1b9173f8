/** Resignations that were sent: those that wait for their receipt first. Convocatoria §5.14.6 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { CONSEQUENCE_WORDS, RESIGNATION_WORDS } from '#app/labels/resignation.ts'
import { readResignations, type ListedResignation } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Renuncias · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readResignations(args)

const COLUMNS: readonly Column<ListedResignation>[] = [
  { key: 'name', header: 'Persona', rowHeader: true, cell: ({ id, name, folio }) => <><Link to={`/admin/renuncias/${id}`}>{name}</Link> <span className="text-grey">{folio}</span></> },
  { key: 'seat', header: 'Plaza', cell: ({ seat }) => seat },
  { key: 'sent', header: 'Enviada', cell: ({ sentAt }) => <DateTime at={sentAt} form="short" /> },
  { key: 'consequence', header: 'Consecuencia', cell: ({ consequence }) => CONSEQUENCE_WORDS[consequence].title },
  { key: 'state', header: 'Estado', cell: ({ state, answeredBy }) => (
    <>{RESIGNATION_WORDS[state]}{answeredBy === null ? '' : ` (${answeredBy})`}</>) },
]

export default function ResignationsPage() {
  const { resignations, mailboxes } = useLoaderData<typeof loader>()
  const waiting = resignations.filter(({ state }) => state === 'sent').length
  return (
    <Page>
      <PageHeading
        title="Renuncias a plaza aceptada" lead="Cada una cuenta con su acuse, desde el momento en que se envió (§5.14.6)."
        act={<ButtonLink look="secondary" to="/admin/renuncias/correos">Correos de renuncia</ButtonLink>}
      />
      {mailboxes?.to === null ? (
        <div className="mb-8">
          <Alert tone="danger" title="Faltan los correos a los que se envían (§5.14.4)">
            Mientras no se configuren, las renuncias se reciben aquí y no se reenvían a ningún correo.
          </Alert>
        </div>
      ) : null}
      <div className="mb-10">
        <Figures label="Renuncias" figures={[
          { label: 'esperan acuse', count: waiting, attention: waiting > 0 },
          { label: 'con acuse', count: resignations.filter(({ state }) => state === 'acknowledged').length },
          { label: 'devueltas', count: resignations.filter(({ state }) => state === 'returned').length },
        ]} />
      </div>
      <Section title="Recibidas">
        <DataTable
          caption="Renuncias recibidas" captionHidden columns={COLUMNS} rows={resignations} rowKey={({ id }) => id}
          empty="Nadie ha renunciado a una plaza aceptada. Aquí aparecerán las que se envíen."
        />
      </Section>
    </Page>
  )
}
