/** One's own ticket with its answers. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readTicket } from '#app/help/read-ticket.server.ts'
import { submitToTicket } from '#app/help/submit-to-ticket.server.ts'
import { TicketThread } from '#app/help/ticket-thread.tsx'
import { TOPIC_WORDS } from '#app/help/ticket-words.ts'
import { requireActor } from '#app/http/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mi consulta · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { personId } = await requireActor(args)
  return readTicket(args.context, args.params['ticketId'], personId)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  await readTicket(args.context, args.params['ticketId'], actor.personId)
  return submitToTicket(args, actor, args.params['ticketId'], '/ayuda/consultas')
}

export default function OwnTicketPage() {
  const ticket = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/ayuda', label: 'Ayuda' }, { to: '/ayuda/consultas', label: 'Mis consultas' }]}
        here={`Consulta ${String(ticket.number)}`}
      />
      <PageHeading above={TOPIC_WORDS[ticket.topic]} title={ticket.subject} />
      <TicketThread ticket={ticket} staff={false} lastResult={useActionData<typeof action>() ?? null} />
    </Page>
  )
}
