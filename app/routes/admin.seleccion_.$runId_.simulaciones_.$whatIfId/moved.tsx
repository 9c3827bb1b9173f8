/** How many a simulation moves, and who, by selection id. Other seats move seats alone; other marks move all there is. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import type { DryRun, Move, Standing } from '#app/marking/compare-standings.ts'
import { MoveTable } from '#app/marking/move-table.tsx'

const SEAT_COLUMNS: readonly Column<Move>[] = [
  { key: 'id', header: 'Identificador', rowHeader: true, cell: ({ folio }) => <code className="break-all">{folio}</code> },
  { key: 'position', header: 'Posición', align: 'end', cell: ({ before }) => before.position ?? '—' },
  { key: 'before', header: 'Con lo congelado', cell: ({ before }) => seatText(before) },
  { key: 'after', header: 'En la simulación', cell: ({ after }) => seatText(after) },
]

export function seatText({ seat }: Standing): string {
  if (seat === null) return 'Sin plaza'
  return `${seat.cer}, ${seat.sede}${seat.subsede === null ? '' : `, subsede ${seat.subsede}`}`
}

interface MovedProps { counts: DryRun['counts'], sat: number, moves: readonly Move[], withMarks: boolean }

export function Moved({ counts, sat, moves, withMarks }: MovedProps) {
  const seats = [
    { label: 'ganan plaza', count: counts.seatsGained },
    { label: 'pierden plaza', count: counts.seatsLost },
    { label: 'cambian de plaza', count: counts.seatsChanged },
  ]
  const marks = [
    { label: 'presentaron la forma', count: sat },
    { label: 'suben en EFISER', count: counts.efiserUp },
    { label: 'bajan en EFISER', count: counts.efiserDown },
    { label: 'cambian de posición', count: counts.positions },
  ]
  return (
    <>
      <div className="mb-6"><Figures label="Movimientos" figures={withMarks ? [...marks, ...seats] : seats} /></div>
      {withMarks ? <MoveTable moves={moves} who="Identificador" /> : (
        <DataTable
          caption="Quién cambia de plaza" captionHidden narrow="stack" columns={SEAT_COLUMNS} rows={moves}
          rowKey={({ folio }) => folio} empty="Nadie cambia de plaza."
        />
      )}
    </>
  )
}

/** Those who change their seat first, then by the position that they had. */
export function arrangeMoves(moves: readonly Move[], withMarks: boolean): Move[] {
  const seatMoves = moves.filter(changesSeat)
  if (!withMarks) return seatMoves
  const rest = moves.filter((move) => !changesSeat(move))
    .sort((left, right) => (left.before.position ?? Infinity) - (right.before.position ?? Infinity))
  return [...seatMoves, ...rest]
}

function changesSeat({ before, after }: Move): boolean {
  return seatText(before) !== seatText(after)
}
