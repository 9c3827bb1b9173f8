/** Who moves in a dry run, by folio or selection id, before and after. No name stands beside a score. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import type { TableQuery } from '#app/components/data/table-query.ts'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import type { Move, Standing } from './compare-standings.ts'

function whoColumn(header: string): Column<Move> {
  return {
    key: 'folio', header, rowHeader: true,
    cell: ({ folio, ownForm }) => (
      <>
        <span className={folio.length > 20 ? 'block min-w-36 break-all' : 'whitespace-nowrap'}>{folio}</span>
        {ownForm ? null : <span className="block text-sm font-normal text-grey">otro examen</span>}
      </>
    ),
  }
}

const COLUMNS: readonly Column<Move>[] = [
  { key: 'correct', header: 'Aciertos', align: 'end', cell: (move) => <Pair move={move} tell={tellCorrect} /> },
  { key: 'efiser', header: 'EFISER', align: 'end', cell: (move) => <Pair move={move} tell={tellEfiser} /> },
  { key: 'pi', header: 'PI-IMSS', align: 'end', cell: (move) => <Pair move={move} tell={tellScore} /> },
  { key: 'position', header: 'Posición', align: 'end', cell: (move) => <Pair move={move} tell={tellPosition} /> },
  { key: 'seat', header: 'Plaza', cell: (move) => <Pair move={move} tell={tellSeat} /> },
]

interface MoveTableProps {
  moves: readonly Move[]
  query?: TableQuery
  /** What a person stands under. */
  who?: 'Folio' | 'Identificador'
}

export function MoveTable({ moves, query, who = 'Folio' }: MoveTableProps) {
  return (
    <DataTable
      caption={`Personas con algún cambio, por ${who.toLowerCase()}`} captionHidden
      columns={[whoColumn(who), ...COLUMNS]} rows={moves} {...query === undefined ? {} : { query }} rowKey={({ folio }) => folio} empty="Nadie cambia en nada."
    />
  )
}

/** The value before, and below it the one after, where they differ. */
function Pair({ move: { before, after }, tell }: { move: Move, tell: (standing: Standing) => string }) {
  const [old, now] = [tell(before), tell(after)]
  // A figure stays in one line; the name of a seat may break.
  const wrap = tell === tellSeat ? '' : 'whitespace-nowrap'
  if (old === now) return <span className={`text-grey ${wrap}`}>{old}</span>
  return (
    <span className={wrap}>
      <span className="block text-grey"><span className="sr-only">Antes: </span>{old}</span>
      <span className="block font-semibold"><span className="sr-only">Después: </span><span aria-hidden>→ </span>{now}</span>
    </span>
  )
}

function tellCorrect({ correct, counted }: Standing): string {
  return correct === null || counted === null ? '—' : `${formatCount(correct)} de ${formatCount(counted)}`
}

function tellEfiser({ efiser }: Standing): string {
  return efiser === null ? '—' : formatDecimal(efiser, 4)
}

function tellScore({ piImss }: Standing): string {
  return piImss === null ? '—' : formatDecimal(piImss, 6)
}

function tellPosition({ position }: Standing): string {
  return position === null ? '—' : formatCount(position)
}

export function tellSeat({ seat }: Standing): string {
  if (seat === null) return '—'
  return `${seat.cer}, ${seat.sede}${seat.subsede === null ? '' : ` (${seat.subsede})`}`
}
