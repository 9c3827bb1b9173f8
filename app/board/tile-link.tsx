/** A candidate on the board, as a link to the panel: small where sixty share the screen, roomy where few do. */
import { Link } from '@remix-run/react'
import { memo } from 'react'
import { ProgressBar } from '#app/components/feedback/progress-bar.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { countFocus } from './focus-words.ts'
import { OwnClose } from './own-close.tsx'
import type { Incident, Tile } from './board-tiles.ts'
import { OutsideMark } from './outside-mark.tsx'
import { abbreviateExam, describeLine } from './line-words.ts'
import { describeState } from './state-words.ts'
import { describeSeat, shortSeat } from './seat-words.ts'
import type { TurnoStage } from './turno-stage.ts'

interface TileLinkProps {
  tile: Tile
  stage: TurnoStage
  /** Of the sede. */
  zone: string
  to: string
  selected: boolean
  compact: boolean
  /** Of the rooms of the turno (seat-words.ts). */
  roomSigns: ReadonlyMap<string, string>
}

const GROUND: Record<Incident, string> = {
  lineLost: 'border-gold bg-gold-light',
  examNotOpened: 'border-gold bg-gold-light',
  outside: 'border-gold bg-gold-light',
  savesToReview: 'border-gold bg-gold-wash',
  recorded: 'border-gold bg-gold-wash',
  denialUndone: 'border-gold bg-gold-wash',
  cancelled: 'border-guinda bg-guinda-wash',
  denied: 'border-guinda bg-guinda-wash',
}

export const TileLink = memo(function TileLink(props: TileLinkProps) {
  const {
    tile: { candidate, incident },
    to,
    selected,
    compact,
  } = props
  const ground = incident === null ? 'border-line bg-surface' : GROUND[incident]
  return (
    <Link
      to={to}
      id={`aspirante-${candidate.attemptId}`}
      preventScrollReset
      aria-current={selected ? 'true' : undefined}
      className={`block overflow-hidden rounded-md border text-ink no-underline hover:border-ink hover:text-ink
        aria-[current=true]:border-ink aria-[current=true]:outline-2 aria-[current=true]:outline-ink ${ground}
        ${incident === null ? '' : 'border-s-4'} ${
        compact ? 'h-[3.625rem] px-1.5 py-0.5 text-[0.8125rem] leading-4' : 'h-37 p-3'
      }`}
    >
      {compact ? <CompactTile {...props} /> : <RoomyTile {...props} />}
    </Link>
  )
})

function CompactTile({ tile, stage, zone, roomSigns }: TileLinkProps) {
  const { candidate, answered, lastSavedAt } = tile
  const { word, shape, tone } = describeState(candidate.state, stage)
  // Who is outside is said by its own mark, with the minutes.
  const line = tile.incident === 'outside' ? null : describeLine(tile, zone)
  const started = candidate.startedAt !== null
  return (
    <>
      <span className="flex justify-between gap-2">
        <span className="truncate font-semibold">
          {candidate.seat === null ? null : (
            <span className="me-1 tabular-nums" title={describeSeat(candidate.seat)}>
              <span aria-hidden>{shortSeat(candidate.seat, roomSigns)}</span>
              <span className="sr-only">{describeSeat(candidate.seat)}</span>
            </span>
          )}
          {candidate.surnames}, {candidate.givenNames}
        </span>
        <span className="shrink-0" title={`${candidate.ceme} ${candidate.grade}`}>
          {abbreviateExam(candidate.ceme, candidate.grade)}
        </span>
      </span>
      <span className="flex justify-between gap-2">
        <StateWord shape={shape} tone={tone}>
          {word}
        </StateWord>
        {started ? (
          <span className="shrink-0 tabular-nums">
            {answered}/{candidate.itemCount}
            {candidate.state === 'inProgress' && lastSavedAt !== null ? ` ${formatTime(lastSavedAt, zone)}` : ''}
          </span>
        ) : null}
      </span>
      <span className="mb-0.5 flex justify-between gap-2">
        <span className="shrink-0 tabular-nums">
          {candidate.folio} <OwnClose candidate={candidate} zone={zone} />
          <FocusCount count={candidate.focus.count} />
          <OutsideMark exits={candidate.exits} compact />
        </span>
        {line === null ? null : (
          <span className={`truncate ${tile.incident === null ? '' : 'font-semibold'}`} title={line.full}>
            {line.short}
          </span>
        )}
      </span>
      {started ? <ProgressBar compact label="Contestadas" value={answered} total={candidate.itemCount} /> : null}
    </>
  )
}

function RoomyTile({ tile, stage, zone }: TileLinkProps) {
  const { candidate, answered, lastSavedAt } = tile
  const { word, shape, tone } = describeState(candidate.state, stage)
  // Who is outside is said by its own mark, with the minutes.
  const line = tile.incident === 'outside' ? null : describeLine(tile, zone)
  return (
    <>
      <span className="block truncate font-semibold">
        {candidate.surnames}, {candidate.givenNames}
      </span>
      <span className="block truncate text-sm tabular-nums">
        {candidate.folio}{candidate.seat === null ? '' : ` · ${describeSeat(candidate.seat)}`}{' '}
        <OwnClose candidate={candidate} zone={zone} /> · {candidate.ceme} {candidate.grade}
        <FocusCount count={candidate.focus.count} />
      </span>
      <span className="mt-2 flex flex-wrap justify-between gap-x-3">
        <StateWord shape={shape} tone={tone}>
          {word}
        </StateWord>
        <OutsideMark exits={candidate.exits} />
        {line === null ? null : <span className={tile.incident === null ? '' : 'font-semibold'}>{line.full}</span>}
      </span>
      {candidate.startedAt === null ? null : (
        <span className="mt-2 block text-sm">
          <ProgressBar compact label="Contestadas" value={answered} total={candidate.itemCount} />
          <span className="mt-1 flex justify-between gap-3 tabular-nums">
            <span>
              {answered} de {candidate.itemCount}
            </span>
            <span>
              {lastSavedAt === null ? 'Nada guardado aún' : `Guardó ${formatTimeWithSeconds(lastSavedAt, zone)}`}
            </span>
          </span>
        </span>
      )}
    </>
  )
}

/** How often the screen was left, in words; it is no incident and changes no order. */
function FocusCount({ count }: { count: number }) {
  const words = countFocus(count)
  return words === null ? null : <span className="ms-1 font-semibold">{words}</span>
}
