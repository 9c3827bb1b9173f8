/** The cut-offs that a simulation moves, before and after. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import type { CutoffMove } from '#app/what-if/compare-cutoffs.ts'

type Side = CutoffMove['before']

function columns(names: Readonly<Record<string, string>>): readonly Column<CutoffMove>[] {
  return [
    { key: 'cer', header: 'Curso', rowHeader: true, cell: ({ cer }) => cer },
    {
      key: 'sede', header: 'Sede',
      cell: ({ sede, subsede }) => `${names[sede] ?? sede}${subsede === null ? '' : `, subsede ${subsede}`}`,
    },
    { key: 'filled', header: 'Asignadas', align: 'end', cell: ({ before, after }) => pair(tellFilled(before), tellFilled(after)) },
    { key: 'last', header: 'Último PI-IMSS', align: 'end', cell: ({ before, after }) => pair(tellLast(before), tellLast(after)) },
    { key: 'tie', header: 'Decidió el desempate', cell: ({ before, after }) => pair(tellTie(before), tellTie(after)) },
  ]
}

export function CutoffTable({ cutoffs, names }: { cutoffs: readonly CutoffMove[], names: Readonly<Record<string, string>> }) {
  return (
    <DataTable
      caption="Cortes que cambian" captionHidden narrow="stack" columns={columns(names)} rows={cutoffs}
      rowKey={({ cer, sede, subsede }) => `${cer}/${sede}/${subsede ?? ''}`} empty="Ningún corte cambia."
    />
  )
}

function pair(old: string, now: string) {
  if (old === now) return <span className="text-grey">{old}</span>
  return (
    <>
      <span className="block text-grey"><span className="sr-only">Antes: </span>{old}</span>
      <span className="block font-semibold"><span className="sr-only">Después: </span><span aria-hidden>→ </span>{now}</span>
    </>
  )
}

const tellFilled = ({ filled, seats }: Side) => `${formatCount(filled)} de ${formatCount(seats)}`
const tellLast = ({ lastPiImss }: Side) => (lastPiImss === null ? '—' : formatDecimal(lastPiImss, 6))
const tellTie = ({ decidedByTieBreak }: Side) => (decidedByTieBreak ? 'Sí' : 'No')
