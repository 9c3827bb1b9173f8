/** Outages that sedes declared, as evidence for the coordination: what failed, from when to when, who said so. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { formatTime } from '#app/labels/format-time.ts'
import type { OutageRow } from '#db/queries/sede-outages.ts'

export type ShownOutage = OutageRow & {
  /** Beside the outage, where the page looks for a relation; null: none is looked for. */
  relation?: string | null
}

const COLUMNS: readonly Column<ShownOutage>[] = [
  {
    key: 'where',
    header: 'Sede y turno',
    rowHeader: true,
    cell: ({ sedeName, turnoNumber }) => (
      <>
        {sedeName}
        <span className="block font-normal text-grey">turno {turnoNumber}</span>
      </>
    ),
  },
  {
    key: 'what',
    header: 'Qué falló',
    cell: ({ kind, note, endNote }) => (
      <>
        {OUTAGE_WORDS[kind]}
        {note === '' ? null : <span className="block break-words">«{note}»</span>}
        {endNote === '' ? null : <span className="block break-words">«{endNote}»</span>}
      </>
    ),
  },
  {
    key: 'when',
    header: 'Desde y hasta',
    cell: ({ since, until }) => (
      <>
        <DateTime at={since} form="short" />
        <span className="block">
          {until === null ? (
            <StateWord shape="triangle" tone="danger">
              Sigue
            </StateWord>
          ) : (
            `hasta las ${formatTime(until)}`
          )}
        </span>
      </>
    ),
  },
  {
    key: 'by',
    header: 'Quién la declaró',
    cell: ({ declaredBy, declaredAt, endedBy }) => (
      <>
        {declaredBy}
        <span className="block text-grey">
          <DateTime at={declaredAt} form="short" />
        </span>
        {endedBy === null ? null : <span className="block text-grey">Fin: {endedBy}</span>}
      </>
    ),
  },
]

const RELATION: Column<ShownOutage> = { key: 'relation', header: 'Coincide', cell: ({ relation }) => relation ?? '—' }

interface OutageTableProps {
  outages: readonly ShownOutage[]
  /** Show what each outage has to do with the page. */
  related?: boolean
}

export function OutageTable({ outages, related = false }: OutageTableProps) {
  return (
    <DataTable
      caption="Fallas declaradas por las sedes"
      captionHidden
      narrow="stack"
      columns={related ? [...COLUMNS, RELATION] : COLUMNS}
      rows={outages}
      rowKey={({ id }) => String(id)}
      empty="Ninguna falla declarada."
    />
  )
}
