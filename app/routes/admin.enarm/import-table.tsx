/** The files that were taken, newest first. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'

interface ImportRow {
  id: string
  fileSha256: string
  exact: number
  suggested: number
  replaced: number
  at: number
  by: string
}

export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <DataTable
      caption="Archivos cargados"
      captionHidden
      narrow="stack"
      columns={[
        {
          key: 'at',
          header: 'Cuándo',
          rowHeader: true,
          cell: ({ at }) => <DateTime form="short" at={at as Instant} />,
        },
        { key: 'by', header: 'Quién', cell: ({ by }) => by },
        { key: 'exact', header: 'Exactas', align: 'end', cell: ({ exact }) => exact },
        { key: 'suggested', header: 'Sugeridas', align: 'end', cell: ({ suggested }) => suggested },
        { key: 'replaced', header: 'Reemplazaron otro', align: 'end', cell: ({ replaced }) => replaced },
        { key: 'hash', header: 'Huella', cell: ({ fileSha256 }) => <ShortHash hash={fileSha256} /> },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty="Aún no se carga ninguno."
    />
  )
}
