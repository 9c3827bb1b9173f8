/**
 * A steady line while the connection is gone: since when, and that work is kept.
 * Takes its place from the start of the page's foot or head, so that nothing
 * jumps beneath a finger.
 */
import { CloudOff } from 'lucide-react'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { formatTime } from '../../labels/format-time.ts'
import { Icon } from '../icon/icon.tsx'

interface OfflineBannerProps {
  since: Instant
  /** Zone of the person's sede. */
  zone?: string
  /** Answers kept on this device and not yet on the server. */
  kept?: number
}

export function OfflineBanner({ since, zone, kept }: OfflineBannerProps) {
  const noun = kept === 1 ? 'respuesta guardada' : 'respuestas guardadas'
  const saved = kept === undefined ? '' : `: ${kept} ${noun} en este equipo`
  return (
    <div role="status" className="flex items-center gap-3 border-y-2 border-gold bg-gold-light px-4 py-2 font-semibold">
      <Icon icon={CloudOff} />
      <p>
        Sin conexión desde las <span className="tabular-nums">{formatTime(since, zone)}</span>. Siga contestando{saved}.
      </p>
    </div>
  )
}
