/** Proposals to take seats back: those to be decided first. Convocatoria §2.2 E, §3.1 D, §5.18 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { GROUND_WORDS, OUTCOME_WORDS } from '#app/labels/revocation.ts'
import { readRevocations, type ListedRevocation } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Revocaciones · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRevocations(args)

const COLUMNS: readonly Column<ListedRevocation>[] = [
  { key: 'name', header: 'Persona', rowHeader: true, cell: ({ id, name, folio }) => (
    <><Link to={`/admin/revocaciones/${id}`}>{name}</Link> <span className="text-grey">{folio}</span></>) },
  { key: 'seat', header: 'Plaza', cell: ({ seat }) => seat },
  { key: 'ground', header: 'Causa', cell: ({ ground }) => GROUND_WORDS[ground].label },
  { key: 'proposed', header: 'Propuso', cell: ({ proposedBy, proposedAt }) => <>{proposedBy}, <DateTime at={proposedAt} form="short" /></> },
  { key: 'outcome', header: 'Estado', cell: ({ outcome, decidedBy }) => (
    outcome === null ? 'Por decidir' : `${OUTCOME_WORDS[outcome]} (${decidedBy ?? ''})`) },
]

export default function RevocationsPage() {
  const revocations = useLoaderData<typeof loader>()
  const open = revocations.filter(({ outcome }) => outcome === null).length
  return (
    <Page>
      <PageHeading
        title="Revocaciones de plaza"
        lead={<>Una persona propone desde el <Link to="/admin/expedientes">expediente</Link>; otra decide (§3.1 D).</>}
      />
      <div className="mb-10">
        <Figures label="Revocaciones" figures={[
          { label: 'por decidir', count: open, attention: open > 0 },
          { label: 'revocadas', count: revocations.filter(({ outcome }) => outcome === 'approved').length },
        ]} />
      </div>
      <DataTable
        caption="Revocaciones" captionHidden columns={COLUMNS} rows={revocations} rowKey={({ id }) => id}
        empty="Nadie ha propuesto revocar una plaza. Se propone desde el expediente de la persona."
      />
    </Page>
  )
}
