/** The mailbox of a demonstration without a mail server: what would have been sent. There is none outside of a demo. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readMailbox } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Buzón de la demostración · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readMailbox(args)

export default function MailboxPage() {
  const { messages } = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading
        title="Buzón de la demostración"
        lead="Lo que la plataforma habría enviado, del más nuevo al más viejo. Solo existe en una demostración."
      />
      {messages.length === 0 ? (
        <EmptyState title="Aún no hay correos">
          Llegan, por ejemplo, cuando un profesor firma calificaciones o la coordinación le recuerda las que faltan.
        </EmptyState>
      ) : (
        <ul className="space-y-6">
          {messages.map(({ id, address, cc, subject, body, writtenAt, attachmentName }) => (
            <li key={id} className="border-2 border-line p-4">
              <h2 className="text-lg">{subject}</h2>
              <p className="break-words text-grey">
                Para {address}{cc === null ? '' : `, con copia a ${cc}`}{' '}
                {attachmentName === null ? '' : `(con ${attachmentName}) `}<DateTime form="short" at={writtenAt as Instant} />
              </p>
              <p className="mt-3 break-words whitespace-pre-line"><WithLinks text={body} /></p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

/** Links lead here, wherever this demonstration is served from. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, at) => {
    if (!URL.canParse(part)) return part
    const { pathname, search } = new URL(part)
    return <Link key={`${String(at)} ${part}`} to={pathname + search}>{part}</Link>
  })
}
