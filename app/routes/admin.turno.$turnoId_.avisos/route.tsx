/** Announcements of a turno: sending one, and for each who was reached, who confirmed and who has not. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatInstant } from '#app/labels/format-time.ts'
import { submitAnnouncement } from './actions.server.ts'
import { AnnouncementForm } from './announcement-form.tsx'
import { readAnnouncements, type Announced } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Avisos del turno · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAnnouncements(args.context, args.params['turnoId'])
}

export async function action(args: ActionFunctionArgs) {
  return submitAnnouncement(args, args.params['turnoId'])
}

const REFRESH_MS = 10_000

const COLUMNS: readonly Column<Announced>[] = [
  { key: 'at', header: 'Cuándo', cell: ({ at, by }) => (
    <><DateTime at={at} form="short" /><span className="block text-grey">{by}</span></>
  ) },
  {
    key: 'scope', header: 'Para',
    cell: ({ sedeName, folio }) => folio ?? sedeName ?? 'Todas las sedes',
  },
  {
    key: 'text', header: 'Aviso', rowHeader: true,
    cell: ({ text }) => <span className="font-normal break-words whitespace-pre-line">{text}</span>,
  },
  { key: 'delivered', header: 'Entregado', align: 'end', cell: (one) => share(one.delivered, one.reached) },
  { key: 'confirmed', header: 'Confirmado', align: 'end', cell: (one) => share(one.confirmed, one.reached) },
  {
    key: 'missing', header: 'Faltan',
    cell: ({ missing }) => missing.length === 0 ? '—' : <Missing people={missing} />,
  },
]

function share(part: number, whole: number): string {
  return `${formatCount(part)} de ${formatCount(whole)}`
}

function Missing({ people }: { people: Announced['missing'] }) {
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-green underline">Ver {formatCount(people.length)}</summary>
      <ul className="max-h-64 overflow-y-auto text-sm">
        {people.map(({ folio, name, sede, deliveredAt }) => (
          <li key={folio} className="py-1">
            {name} ({folio}), {sede}: {deliveredAt === null ? 'sin entregar' : 'entregado, sin confirmar'}
          </li>
        ))}
      </ul>
    </details>
  )
}

export default function Announcements() {
  const { newId, turno, sedes, announcements } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const here = `/admin/turno/${turno.id}`
  useRefresh(REFRESH_MS)
  // What is being written stays while the page reads itself anew; it is another announcement once this one was sent.
  const [id, setId] = useState(newId)
  const sent = announcements.some((one) => one.id === id)
  useEffect(() => {
    if (sent) setId(newId)
  }, [sent, newId])
  return (
    <Page width="board">
      <Breadcrumbs
        way={[{ to: '/admin', label: 'Resumen' }, { to: here, label: `Turno ${turno.number}` }]} here="Avisos"
      />
      <PageHeading title={`Avisos del turno ${turno.number}`} lead={formatInstant(turno.startsAt)} />
      <Section title="Enviar un aviso" lead="Lo ven también quienes supervisan. Un aviso enviado no se retira.">
        <AnnouncementForm key={id} newId={id} sedes={sedes} sede={params.get('sede') ?? ''} />
      </Section>
      <Section title="Enviados">
        <DataTable
          caption="Avisos enviados" captionHidden narrow="stack" columns={COLUMNS} rows={announcements}
          rowKey={({ id }) => id} empty="Aún no se ha enviado ningún aviso en este turno."
        />
      </Section>
    </Page>
  )
}
