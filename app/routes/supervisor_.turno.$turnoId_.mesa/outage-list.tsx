/** What failed at the sede, the first one first, in words. */
import type { BoardOutage } from '#app/board/board-snapshot.ts'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { formatTime } from '#app/labels/format-time.ts'

export function OutageList({ outages, zone }: { outages: readonly BoardOutage[]; zone: string }) {
  if (outages.length === 0) return <p className="mb-4">Ninguna declarada. La coordinación ve cada una en el momento.</p>
  return (
    <ol className="mb-4 space-y-2" aria-label="Fallas declaradas">
      {outages.map(({ id, kind, since, until, note, endNote, declaredBy, endedBy }) => (
        <li key={id} className="break-words">
          <strong className="font-semibold">{OUTAGE_WORDS[kind]}</strong>{' '}
          <span className="tabular-nums">
            desde las {formatTime(since, zone)} {until === null ? 'y sigue' : `hasta las ${formatTime(until, zone)}`}
          </span>
          {note === '' ? '' : ` «${note}»`}, {declaredBy}
          {until === null ? '' : `; fin: ${endNote === '' ? '' : `«${endNote}», `}${endedBy ?? ''}`}.
        </li>
      ))}
    </ol>
  )
}
