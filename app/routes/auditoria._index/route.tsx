/** The audit, newest first, by filters that stand in the address. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { EventTable } from './event-table.tsx'
import { FilterForm } from './filter-form.tsx'
import { readEvents } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Auditoría · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return readEvents(args.context, args.request.url)
}

export default function AuditPage() {
  const { errors, events, olderThan } = useLoaderData<typeof loader>()
  return (
    <Page width="board">
      <PageHeading
        title="Registro de auditoría"
        lead="Cada acto deja un registro que no se cambia ni se borra; su huella enlaza con la del anterior. El CSV
          lleva los 10,000 más recientes de la búsqueda."
      />
      <FilterForm errors={errors} />
      {Object.keys(errors).length > 0 ? null : <EventTable events={events} />}
      <Steps olderThan={olderThan} />
    </Page>
  )
}

const LINK = 'inline-flex min-h-11 items-center'

/** By number, not by page: what is added meanwhile moves nothing. */
function Steps({ olderThan }: { olderThan: number | null }) {
  const [searchParams] = useSearchParams()
  const hrefBefore = (seq: number | null) => {
    const next = new URLSearchParams(searchParams)
    if (seq === null) next.delete('antes')
    else next.set('antes', String(seq))
    return `/auditoria?${next.toString()}`
  }
  const later = searchParams.get('antes') !== null
  if (!later && olderThan === null) return null
  return (
    <nav aria-label="Páginas" className="mt-4 flex flex-wrap gap-6 print:hidden">
      {later ? <Link to={hrefBefore(null)} className={LINK}>Volver a los más recientes</Link> : null}
      {olderThan === null ? null
        : <Link to={hrefBefore(olderThan)} rel="next" className={LINK}>Registros anteriores</Link>}
    </nav>
  )
}
