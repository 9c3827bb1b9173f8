/** Denials and cancellations of a turno, as the acta will state them. */
import { describeDenial } from '#app/board/state-words.ts'
import { DataTable } from '#app/components/data/data-table.tsx'
import type { ActaPage } from './queries.server.ts'

export function IncidentTable({ incidents }: Pick<ActaPage, 'incidents'>) {
  return (
    <DataTable
      caption="Accesos negados y cancelaciones"
      captionHidden
      columns={[
        {
          key: 'folio',
          header: 'Folio',
          cell: ({ folio }) => <span className="tabular-nums whitespace-nowrap">{folio}</span>,
        },
        { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
        { key: 'what', header: 'Hecho', cell: describeIncident },
        {
          key: 'note',
          header: 'Nota',
          cell: ({ note }) => <span className="break-words">{note === null || note === '' ? 'Sin nota' : note}</span>,
        },
      ]}
      rows={incidents}
      rowKey={({ attemptId }) => attemptId}
      empty="Sin accesos negados ni cancelaciones."
    />
  )
}

function describeIncident({ state, denialReason }: ActaPage['incidents'][number]): string {
  if (state === 'cancelled') return 'Cancelado por fraude (§3.1 D)'
  return `Acceso negado: ${denialReason === null ? 'sin motivo' : describeDenial(denialReason)}`
}
