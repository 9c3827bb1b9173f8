/** Whether what the board shows is of this moment: one that is not up to date must say so. */
import { Link } from '@remix-run/react'
import { CloudOff, Radio, RefreshCw } from 'lucide-react'
import { Icon, IconWord } from '#app/components/icon/icon.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { BoardLink } from './use-board.ts'

interface LinkNoticeProps {
  link: BoardLink
  /** When what is shown was read. */
  readAt: Instant
  zone: string
}

/** A quiet word in the band while all is well. */
export function LinkWord({ link, readAt, zone }: LinkNoticeProps) {
  if (link.kind === 'live') return <IconWord icon={Radio}>En vivo</IconWord>
  if (link.kind === 'polling')
    return <IconWord icon={RefreshCw}>{`Datos de las ${formatTimeWithSeconds(readAt, zone)}`}</IconWord>
  return null
}

/** A band that cannot be overlooked while nothing new can be read. */
export function LinkWarning({ link, readAt, zone }: LinkNoticeProps) {
  if (link.kind !== 'down' && link.kind !== 'signedOut') return null
  return (
    <div role="alert" className="flex items-center gap-3 border-b-2 border-gold bg-gold-light px-4 py-2 font-semibold">
      <Icon icon={CloudOff} />
      {link.kind === 'down' ? (
        <p>
          Este equipo no alcanza al servidor desde las {formatTimeWithSeconds(link.since, zone)}: se muestran los datos
          de las {formatTimeWithSeconds(readAt, zone)}. Los exámenes siguen; no los interrumpa.
        </p>
      ) : (
        <p>
          Su sesión terminó:{' '}
          <Link to="/acceso" reloadDocument>
            entre de nuevo
          </Link>
          . Los exámenes siguen.
        </p>
      )}
    </div>
  )
}
