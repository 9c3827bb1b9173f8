/** Each pool of seats: how many were filled, by whom it was wanted, the last PI-IMSS that got one. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { RunFrame } from '../admin.seleccion_.$runId/run-frame.tsx'
import { readPools, type PoolLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Plazas y cortes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const open = await readOpenScores(args, actor, { scope: 'run', subjectId: run.id })
  return { run, open, pools: await readPools(args.context, run.id, args.request.url, open !== null) }
}

const FILL_CHOICES = [{ value: 'completo', label: 'Completo' }, { value: 'libre', label: 'Con plazas libres' }]

const COLUMNS: readonly Column<PoolLine>[] = [
  { key: 'cer', header: 'Curso', rowHeader: true, sortable: true, cell: ({ cer }) => cer },
  {
    key: 'sede', header: 'Sede',
    cell: ({ sede_name: sede, subsede }) => subsede === null ? sede : `${sede}, subsede ${subsede}`,
  },
  { key: 'seats', header: 'Plazas', align: 'end', sortable: true, cell: ({ seats }) => formatCount(seats) },
  { key: 'filled', header: 'Asignadas', align: 'end', sortable: true, cell: ({ filled }) => formatCount(filled) },
  {
    key: 'rankedBy', header: 'La pidieron', align: 'end', sortable: true,
    cell: ({ ranked_by: count }) => formatCount(count),
  },
  {
    key: 'last', header: 'Último PI-IMSS', align: 'end',
    cell: ({ last_pi_imss: last, held }) => held ? 'Con motivo' : last === null ? '—' : formatDecimal(last),
  },
  { key: 'tie', header: 'Decidió el desempate', cell: ({ decided_by_tie_break: tie }) => tie ? 'Sí' : 'No' },
]

export default function PoolsPage() {
  const { run, open, pools } = useLoaderData<typeof loader>()
  return (
    <RunFrame run={run} title="Plazas y cortes">
      {run.ranAt === null ? <EmptyState title="Sin resultados todavía">Ejecute primero la corrida.</EmptyState> : (
        <>
          <OpeningNotice
            open={open} hidden="Los cortes de menos de tres plazas, que son el puntaje de una persona,"
            reason={reasonPath({ scope: 'run', subjectId: run.id }, `/admin/seleccion/${run.id}/plazas`)}
          />
          <TableTools
            query={pools.query} shown={pools.rows.length} total={pools.total} noun="combinaciones de curso y sede"
            searchLabel="Curso o sede" filters={[{ name: 'cupo', label: 'Cupo', choices: FILL_CHOICES }]}
          />
          <DataTable
            caption="Plazas y cortes" captionHidden columns={COLUMNS} rows={pools.rows} query={pools.query}
            rowKey={({ id }) => id} empty="Ninguna plaza coincide con la búsqueda."
          />
        </>
      )}
    </RunFrame>
  )
}
