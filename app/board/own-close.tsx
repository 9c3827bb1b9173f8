/** On a tile: until when this candidate has time, where that is later than for the room. Nothing for everybody else. */
import { formatTime } from '#app/labels/format-time.ts'
import type { BoardCandidate } from './board-snapshot.ts'

interface OwnCloseProps {
  candidate: Pick<BoardCandidate, 'ownCloseAt' | 'adjustment'>
  /** Of the sede. */
  zone: string
}

export function OwnClose({ candidate: { ownCloseAt, adjustment }, zone }: OwnCloseProps) {
  if (ownCloseAt === null && adjustment === null) return null
  return (
    <strong className="font-semibold whitespace-nowrap">
      {ownCloseAt === null ? '· ajuste' : `· hasta ${formatTime(ownCloseAt, zone)}`}
    </strong>
  )
}
