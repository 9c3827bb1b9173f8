/** What time it is for the platform, running; in central time, which is the one that counts. */
import { Clock } from 'lucide-react'
import { toIso } from '#exam-engine/kernel/time.ts'
import { CENTRAL_ZONE, formatTimeWithSeconds, nameZone } from '../../labels/format-time.ts'
import { Icon } from '../icon/icon.tsx'
import { useServerNow } from './server-clock.tsx'

interface ClockBadgeProps {
  zone?: string
}

export function ClockBadge({ zone = CENTRAL_ZONE }: ClockBadgeProps) {
  const now = useServerNow()
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <Icon icon={Clock} />
      <time dateTime={toIso(now)} className="font-semibold">{formatTimeWithSeconds(now, zone)}</time>
      <span>{nameZone(zone)}</span>
    </span>
  )
}
