/** The ranked list by selection id and the seat; the sum's parts and the position while they are open. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import type { RankingRow } from '#db/queries/admin-ranking.ts'
import { shortenExclusion } from '#app/labels/exclusions.ts'
import type { Ranking } from './queries.server.ts'

const OUTCOME_CHOICES = [
  { value: 'assigned', label: 'Con plaza' },
  { value: 'unassigned', label: 'Sin plaza' },
  { value: 'excluded', label: 'Excluidos' },
]

const COLUMNS: readonly Column<RankingRow>[] = [
  {
    key: 'position', header: 'Posición', align: 'end', sortable: true,
    cell: ({ position }) => position === null ? '—' : formatCount(position),
  },
  {
    key: 'selectionId', header: 'Identificador', rowHeader: true, sortable: true,
    cell: (row) => <SelectionId id={row.selection_id} />,
  },
  { key: 'efiser', header: 'EFISER', align: 'end', sortable: true, cell: ({ efiser }) => decimal(efiser) },
  { key: 'gradesMean', header: 'Grados', align: 'end', sortable: true, cell: (row) => decimal(row.grades_mean) },
  { key: 'enarm', header: 'ENARM', align: 'end', cell: ({ enarm }) => decimal(enarm) },
  { key: 'bonus', header: 'Publicaciones', align: 'end', cell: ({ bonus }) => decimal(bonus) },
  {
    key: 'piImss', header: 'PI-IMSS', align: 'end', sortable: true,
    cell: (row) => <strong className="font-semibold">{decimal(row.pi_imss)}</strong>,
  },
  { key: 'seat', header: 'Plaza', cell: (row) => <Seat row={row} /> },
]

function SelectionId({ id }: { id: string }) {
  return <code className="font-normal whitespace-nowrap" title={id}>{id.slice(0, 16)}…</code>
}

function decimal(text: string | null): string {
  return text === null ? '—' : formatDecimal(text)
}

function Seat({ row: { status, exclusion, cer, sede_name: sede, subsede, preference } }: { row: RankingRow }) {
  if (status === 'excluded') return <>Excluido: {exclusion === null ? '' : shortenExclusion(exclusion)}</>
  if (cer === null || preference === null) return <>Sin plaza</>
  return (
    <>
      {cer}
      <span className="block text-sm text-grey">
        {sede}{subsede === null ? '' : `, subsede ${subsede}`}; preferencia {preference}
      </span>
    </>
  )
}

export function RankingTable({ ranking: { query, rows, shown, total, courses, withScores } }: { ranking: Ranking }) {
  return (
    <>
      <TableTools
        query={query} shown={shown} total={total} noun="aspirantes" searchLabel="Inicio del identificador"
        filters={[
          { name: 'situacion', label: 'Situación', allLabel: 'Todas', choices: OUTCOME_CHOICES },
          { name: 'cer', label: 'Curso de la plaza', choices: courses.map((cer) => ({ value: cer, label: cer })) },
        ]}
      />
      <DataTable
        caption="Orden y asignación por identificador" captionHidden columns={withScores ? COLUMNS : COLUMNS.filter(({ key }) => key === 'selectionId' || key === 'seat')} rows={rows} query={query}
        rowKey={(row) => row.selection_id} empty="Nadie coincide con la búsqueda."
      />
      <Pagination query={query} shown={shown} />
    </>
  )
}
