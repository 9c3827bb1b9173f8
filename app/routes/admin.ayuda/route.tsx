/** The help desk: tickets, those that wait first. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { TICKET_LOOKS, TOPIC_WORDS } from '#app/help/ticket-words.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readTickets } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mesa de ayuda · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readTickets(args.context)
}

export default function HelpDeskPage() {
  const { tickets, limit } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Mesa de ayuda" lead={`Consultas de quienes usan la plataforma. Las últimas ${String(limit)}.`}
        act={<ButtonLink look="secondary" to="/admin/ayuda/preguntas">Preguntas frecuentes</ButtonLink>}
      />
      <DataTable
        caption="Consultas" captionHidden narrow="stack" rows={tickets} rowKey={({ id }) => id}
        empty="Nadie ha preguntado nada."
        columns={[
          {
            key: 'subject', header: 'Asunto', rowHeader: true,
            cell: ({ id, number, subject }) => <Link to={`/admin/ayuda/${id}`}>{number}. {subject}</Link>,
          },
          { key: 'who', header: 'De', cell: ({ name, matricula }) => `${name}, ${matricula}` },
          { key: 'topic', header: 'Tema', cell: ({ topic }) => TOPIC_WORDS[topic] },
          { key: 'at', header: 'Abierta', cell: ({ openedAt }) => <DateTime at={openedAt} form="short" /> },
          {
            key: 'state', header: 'Situación', cell: ({ state }) => {
              const { word, shape, tone } = TICKET_LOOKS[state]
              return <StateWord shape={shape} tone={tone}>{word}</StateWord>
            },
          },
        ]}
      />
    </Page>
  )
}
