/** Incidents that the sedes recorded during their turnos, the last one first. */
import { INCIDENT_WORDS } from '#app/board/state-words.ts'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Recorded } from './queries.server.ts'

const COLUMNS: readonly Column<Recorded>[] = [
  { key: 'folio', header: 'Folio', rowHeader: true, cell: ({ folio }) => folio },
  {
    key: 'where', header: 'Sede y turno',
    cell: ({ sede, turno }) => <>{sede}<span className="block text-grey">turno {turno}</span></>,
  },
  {
    key: 'what', header: 'Qué ocurrió',
    cell: ({ category, note }) => <>{INCIDENT_WORDS[category]}<span className="block break-words">«{note}»</span></>,
  },
  {
    key: 'by', header: 'Quién y cuándo',
    cell: ({ by, at }) => <>{by}<span className="block text-grey"><DateTime at={at} form="short" /></span></>,
  },
]

export function RecordedTable({ recorded }: { recorded: readonly Recorded[] }) {
  return (
    <DataTable
      caption="Incidentes asentados por las sedes" captionHidden narrow="stack" columns={COLUMNS} rows={recorded}
      rowKey={({ id }) => String(id)}
    />
  )
}
