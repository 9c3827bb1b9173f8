/** A ticket as the help desk reads and answers it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readTicket } from '#app/help/read-ticket.server.ts'
import { submitToTicket } from '#app/help/submit-to-ticket.server.ts'
import { TicketThread } from '#app/help/ticket-thread.tsx'
import { TOPIC_WORDS } from '#app/help/ticket-words.ts'
import { requireRole } from '#app/http/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Consulta · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readTicket(args.context, args.params['ticketId'], null)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  return submitToTicket(args, actor, args.params['ticketId'], '/admin/ayuda')
}

export default function TicketPage() {
  const ticket = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/ayuda', label: 'Mesa de ayuda' }]} here={`Consulta ${String(ticket.number)}`} />
      <PageHeading
        above={`${ticket.name}, matrícula ${ticket.matricula}. ${TOPIC_WORDS[ticket.topic]}`} title={ticket.subject}
      />
      <TicketThread ticket={ticket} staff lastResult={useActionData<typeof action>() ?? null} />
    </Page>
  )
}
