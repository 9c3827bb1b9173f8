/** The avisos of the call in force, the newest first; each has an address of its own. Convocatoria §5.19 */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { NOT_KEPT } from '#app/call/public-call.server.ts'
import { readAvisos } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Avisos · EFISER' }]

export const headers: HeadersFunction = () => NOT_KEPT

export const loader = ({ context, request }: LoaderFunctionArgs) => readAvisos(context, request.url)

export default function Avisos() {
  const { title, query, avisos } = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading
        title="Avisos" {...title === null ? {} : { above: title }}
        lead="Lo que la Coordinación comunica durante el proceso (§5.19). Un aviso no se borra: se corrige con otro."
      />
      {avisos.length === 0 ? (
        <EmptyState title="Aún no hay avisos">Aquí aparecerán en cuanto la Coordinación los publique.</EmptyState>
      ) : (
        <ol className="space-y-6">
          {avisos.map(({ number, title: heading, visibleFrom, correctedBy, corrects }) => (
            <li key={number} className="border-t border-line pt-4">
              <h2 className="text-lg">
                <Link to={`/avisos/${number}${query}`}>Aviso {number}. {heading}</Link>
              </h2>
              <p className="text-grey"><DateTime at={visibleFrom} /></p>
              {correctedBy === null ? null : <p>Corregido por el aviso {correctedBy}.</p>}
              {corrects === null ? null : <p>Corrige el aviso {corrects}.</p>}
            </li>
          ))}
        </ol>
      )}
    </Page>
  )
}
