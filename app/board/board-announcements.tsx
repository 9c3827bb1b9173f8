/** What the coordination told this sede: the last announcement in one line; all of them and who is missing, opened. */
import { Megaphone } from 'lucide-react'
import { Icon } from '#app/components/icon/icon.tsx'
import { formatTime } from '#app/labels/format-time.ts'
import type { BoardAnnouncement } from './board-snapshot.ts'

interface BoardAnnouncementsProps {
  /** The last first. */
  announcements: readonly BoardAnnouncement[]
  zone: string
}

export function BoardAnnouncements({ announcements, zone }: BoardAnnouncementsProps) {
  const [last] = announcements
  return (
    <>
      <p role="status" className="sr-only">
        {last === undefined ? '' : `Aviso de la coordinación: ${last.text}`}
      </p>
      {last === undefined ? null : (
        <details className="border-b border-gold bg-gold-wash px-3 print:hidden lg:px-4">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2">
            <Icon icon={Megaphone} />
            <span className="min-w-0 flex-1 truncate">
              <strong className="font-semibold">Aviso {formatTime(last.at, zone)}:</strong> {last.text}
            </span>
            <span className="shrink-0 tabular-nums">{describeConfirmed(last)}</span>
            <span className="shrink-0 text-green underline underline-offset-4">Ver avisos</span>
          </summary>
          <ul className="max-h-64 space-y-3 overflow-y-auto pb-3" aria-label="Avisos de la coordinación">
            {announcements.map((one) => (
              <li key={one.id} className="max-w-reading">
                <p className="break-words whitespace-pre-line">
                  <strong className="font-semibold">
                    {formatTime(one.at, zone)}{one.folio === null ? '' : `, solo para ${one.folio}`}:
                  </strong>{' '}
                  {one.text}
                </p>
                <p className="text-sm">
                  {describeConfirmed(one)}
                  {one.missing.length === 0 ? '' : `. Faltan: ${one.missing.join('; ')}`}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function describeConfirmed({ confirmed, reached }: BoardAnnouncement): string {
  return `${confirmed} de ${reached} confirmaron`
}
