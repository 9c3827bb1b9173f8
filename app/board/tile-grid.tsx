/** The tiles: who needs somebody first and always, then the others as searched and filtered. */
import { useMemo } from 'react'
import type { BoardSnapshot } from './board-snapshot.ts'
import { arrangeTiles, filterTiles, type Figure, type Tile } from './board-tiles.ts'
import { abbreviateRooms } from './seat-words.ts'
import { TileLink } from './tile-link.tsx'
import type { TurnoStage } from './turno-stage.ts'

/** Beyond it tiles are small, so that sixty stand on one screen. By the roster, not by what is shown: nothing jumps. */
const ROOMY_UP_TO = 24

interface TileGridProps {
  board: BoardSnapshot
  stage: TurnoStage
  search: string
  figure: Figure
  /** Of one room only; null for all. */
  room: string | null
  selected: string | null
  hrefOf: (attemptId: string) => string
}

export function TileGrid({ board, stage, search, figure, room, selected, hrefOf }: TileGridProps) {
  const filter = { search, figure, room }
  const { incidents, others } = filterTiles(arrangeTiles(board.candidates, board.presence, stage), filter)
  const signs = useMemo(() => abbreviateRooms(board.rooms), [board.rooms])
  const compact = board.candidates.length > ROOMY_UP_TO
  const narrowed = search !== '' || figure !== 'expected' || room !== null
  const list = (tiles: readonly Tile[]) =>
    tiles.map((tile) => (
      <li key={tile.candidate.attemptId}>
        <TileLink
          tile={tile}
          stage={stage}
          zone={board.sede.zone}
          compact={compact}
          roomSigns={signs}
          to={hrefOf(tile.candidate.attemptId)}
          selected={selected === tile.candidate.attemptId}
        />
      </li>
    ))
  const grid = `grid gap-1 ${
    compact
      ? 'grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]'
      : 'gap-2 grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]'
  }`
  return (
    <>
      <p role="status" className="sr-only">
        {describeAttention(incidents.length)}
      </p>
      {narrowed ? (
        <>
          {incidents.length === 0 ? null : (
            <section aria-label="Requieren atención" className="mb-3">
              <h2 className="mb-1 text-sm">Requieren atención ({incidents.length}), siempre a la vista</h2>
              <ul className={grid}>{list(incidents)}</ul>
            </section>
          )}
          <h2 className="mb-1 text-sm">
            {others.length === 0 ? 'Nadie más coincide' : `Coinciden (${others.length})`}
          </h2>
          <ul className={grid}>{list(others)}</ul>
        </>
      ) : (
        <ul aria-label="Aspirantes" className={grid}>
          {list([...incidents, ...others])}
        </ul>
      )}
    </>
  )
}

function describeAttention(count: number): string {
  if (count === 0) return ''
  return count === 1 ? '1 aspirante requiere atención' : `${count} aspirantes requieren atención`
}
