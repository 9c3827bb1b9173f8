/** The rows of a part: searched, each with the way to its form. */
import { Link } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { MoveRow } from './move-row.tsx'
import type { PartPage } from './queries.server.ts'

interface RowListProps {
  page: PartPage
  list: NonNullable<PartPage['list']>
}

type Row = RowListProps['list']['rows'][number]

export function RowList({ page: { name, title, open, home, closed }, list }: RowListProps) {
  const { noun, headers, query, rows, total, fitting, movable } = list
  // Among the rows that a search leaves, a place would say something else.
  const moves = movable && fitting === total && total > 1
  const importable = name === 'sedes' || name === 'plazas'
  if (closed !== null && total === 0) return null
  return (
    <>
      {open && closed === null ? (
        <div className="mb-6 flex flex-wrap gap-3">
          <ButtonLink to="?nuevo" icon={Plus}>Agregar {noun}</ButtonLink>
          {importable ? (
            <ButtonLink to={`${home}/importar/${name}`} look="secondary">Cargar de CSV o Excel</ButtonLink>
          ) : null}
        </div>
      ) : null}
      <TableTools query={query} shown={fitting} total={total} noun="renglones" searchLabel="Buscar" />
      <DataTable
        caption={title} captionHidden narrow="stack" rows={rows} rowKey={({ key }) => key}
        columns={[
          ...headers.map((header, at): Column<Row> => ({
            key: header, header, rowHeader: at === 0,
            cell: ({ key, cells }) => at === 0 && open
              ? <Link to={`?renglon=${encodeURIComponent(key)}`}>{cells[0]}</Link> : cells[at] ?? '',
          })),
          ...moves ? [{
            key: 'place', header: 'Orden', width: 'sm:w-96',
            cell: ({ key, place }: Row) => <MoveRow rowKey={key} place={place} last={total} />,
          }] : [],
        ]}
        empty="Aún no hay ninguno."
      />
      <Pagination query={query} shown={fitting} />
    </>
  )
}
