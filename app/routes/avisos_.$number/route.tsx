/** One aviso at its own address, with the one it corrects or that corrects it. Convocatoria §5.19 */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { clauseHref } from '#app/call/clause.ts'
import { NOT_KEPT } from '#app/call/public-call.server.ts'
import { readAviso } from '../avisos/queries.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.aviso.title ?? 'Aviso'} · EFISER` }]

export const headers: HeadersFunction = () => NOT_KEPT

export const loader = ({ context, request, params }: LoaderFunctionArgs) =>
  readAviso(context, request.url, params['number'])

export default function AvisoPage() {
  const { query, callTitle, aviso } = useLoaderData<typeof loader>()
  const { number, title, body, clause, visibleFrom, corrects, correctedBy } = aviso
  const other = (which: number) => <Link to={`/avisos/${which}${query}`}>aviso {which}</Link>
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: `/avisos${query}`, label: 'Avisos' }]} here={`Aviso ${number}`} />
      <PageHeading above={callTitle} title={title} lead={<DateTime at={visibleFrom} />} />
      {correctedBy === null ? null : (
        <div className="mb-6"><Alert tone="attention" title="Este aviso fue corregido"><p>Lea el {other(correctedBy)}.</p></Alert></div>
      )}
      {corrects === null ? null : <p className="mb-4">Corrige el {other(corrects)}.</p>}
      <p className="max-w-measure break-words whitespace-pre-line">{body}</p>
      <p className="mt-6">
        <Link to={clauseHref(clause)} className="inline-flex min-h-11 items-center">Convocatoria §{clause}</Link>
      </p>
    </Page>
  )
}
