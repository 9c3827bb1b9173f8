/** The machines of a sede with their last result; failures first, since they are what somebody must do something about. */
import { DataTable, type Column } from '../components/data/data-table.tsx'
import { StateWord } from '../components/feedback/state-word.tsx'
import { DateTime } from '../components/time/date-time.tsx'
import { VERDICT_WORDS } from './check-words.ts'
import type { MachineLine } from './machine-lines.ts'

const ORDER = { fail: 0, warning: 1, pass: 2 } as const

const COLUMNS: readonly Column<MachineLine>[] = [
  {
    key: 'label', header: 'Equipo', rowHeader: true,
    cell: ({ label, device }) => <>{label}<span className="block text-sm font-normal text-grey">{device}</span></>,
  },
  {
    key: 'result', header: 'Resultado',
    cell: ({ result }) => {
      const { word, shape, tone } = VERDICT_WORDS[result]
      return <StateWord shape={shape} tone={tone}>{word}</StateWord>
    },
  },
  { key: 'at', header: 'Comprobado', cell: ({ at }) => <DateTime at={at} form="short" /> },
  {
    key: 'notes', header: 'Lo que no está bien',
    cell: ({ notes }) => notes.length === 0 ? '—' : (
      <ul>{notes.map((note) => <li key={note} className="break-words">{note}</li>)}</ul>
    ),
  },
]

export function MachineTable({ machines }: { machines: readonly MachineLine[] }) {
  return (
    <DataTable caption="Equipos comprobados" captionHidden narrow="stack" columns={COLUMNS}
      rows={[...machines].sort((left, right) => ORDER[left.result] - ORDER[right.result])}
      rowKey={({ id }) => id} empty="Ningún equipo se ha comprobado todavía." />
  )
}
