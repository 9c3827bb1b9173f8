/** People who stood at a door and were not found on its roster: who it was, why not, what they said. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ENTRY_WORDS } from '#app/labels/coordination.ts'
import type { Inquiry } from './queries.server.ts'

const COLUMNS: readonly Column<Inquiry>[] = [
  { key: 'who', header: 'Persona', rowHeader: true, cell: ({ who, searched }) => who ?? `«${searched}»` },
  {
    key: 'where', header: 'Sede y turno',
    cell: ({ sede, turno }) => <>{sede}<span className="block text-grey">turno {turno}</span></>,
  },
  {
    key: 'why', header: 'Por qué no entró',
    cell: ({ answer, note }) => (
      <>
        {answer === null ? '—' : ENTRY_WORDS[answer]}
        {note === '' ? null : <span className="block break-words text-grey">«{note}»</span>}
      </>
    ),
  },
  {
    key: 'by', header: 'Quién preguntó y cuándo',
    cell: ({ by, at }) => <>{by}<span className="block text-grey"><DateTime at={at} form="short" /></span></>,
  },
]

export function InquiryTable({ inquiries }: { inquiries: readonly Inquiry[] }) {
  return (
    <DataTable
      caption="Consultas de quienes no están en la lista" captionHidden narrow="stack" columns={COLUMNS}
      rows={inquiries} rowKey={({ id }) => String(id)}
    />
  )
}
