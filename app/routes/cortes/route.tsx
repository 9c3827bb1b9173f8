/** The public cut-offs: seats, how many were assigned, the last PI-IMSS. Without names, and never one person's score. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import { readCutoffs, type CutoffRow } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Puntajes de corte · EFISER' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  return readCutoffs(context, request.url)
}

const COLUMNS: readonly Column<CutoffRow>[] = [
  { key: 'cer', header: 'CER', cell: (row) => row.cer, rowHeader: true },
  { key: 'sede', header: 'Sede', cell: (row) => row.subsede === null ? row.sede_name : `${row.sede_name}, ${row.subsede}` },
  { key: 'city', header: 'Ciudad', cell: (row) => row.city },
  { key: 'seats', header: 'Plazas', cell: (row) => formatCount(row.seats), align: 'end' },
  { key: 'filled', header: 'Asignadas', cell: (row) => formatCount(row.filled), align: 'end' },
  {
    key: 'last', header: 'Último PI-IMSS', align: 'end',
    cell: (row) => row.last_pi_imss === null
      ? <abbr title="Con menos de tres plazas asignadas no se publica">—</abbr> : formatDecimal(row.last_pi_imss),
  },
]

export default function Cutoffs() {
  const { query, opensAt, courses, total, cutoffs } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Puntajes de corte"
        lead="El último PI-IMSS con el que se asignó una plaza en cada curso y sede. Con menos de tres plazas asignadas no
          se publica: sería el puntaje de una persona."
      />
      {total === 0 ? (
        <EmptyState title="Los resultados aún no se publican">
          {opensAt === null ? null : <>Se publican el <DateTime at={opensAt} /> (§5.1).</>}
        </EmptyState>
      ) : (
        <>
          <TableTools
            query={query} shown={cutoffs.length} total={total} noun="grupos de plazas" searchLabel="Curso, sede o ciudad"
            filters={[{ name: 'cer', label: 'CER', choices: courses.map((cer) => ({ value: cer, label: cer })) }]}
          />
          <DataTable
            caption="Puntajes de corte por curso y sede" captionHidden columns={COLUMNS} rows={cutoffs}
            rowKey={(row) => `${row.cer} ${row.sede_code} ${row.subsede ?? ''}`}
            empty="Ningún grupo de plazas coincide con la búsqueda."
          />
        </>
      )}
    </Page>
  )
}
