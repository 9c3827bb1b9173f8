/**
 * The state of saving in words, in a place of fixed size: nothing jumps when a
 * save arrives or the network goes. Screen readers hear what settled, not the
 * "Guardando…" between.
 */
import { CircleCheck, CloudOff, CloudUpload } from 'lucide-react'
import { useEffect } from 'react'
import { Icon } from '../../components/icon/icon.tsx'
import { Announcer, useAnnouncer } from './announcer.tsx'
import { describeSaving, type SaveTone, type Saving } from '../answers/save-status.ts'

const ICONS = { saved: CircleCheck, idle: CircleCheck, saving: CloudUpload, offline: CloudOff } as const satisfies
  Record<SaveTone, unknown>

interface SaveIndicatorProps {
  saving: Saving
  /** The sede's. */
  zone: string
}

export function SaveIndicator({ saving, zone }: SaveIndicatorProps) {
  const { tone, text } = describeSaving(saving, zone)
  const [said, announce] = useAnnouncer()
  useEffect(() => {
    if (tone === 'saved' || tone === 'offline') announce(text)
  }, [tone, text, announce])
  return (
    <div
      data-save-tone={tone}
      className={`flex min-h-11 w-full items-center gap-2 rounded-md px-2 text-sm leading-tight font-semibold lg:w-80
        ${tone === 'offline' ? 'bg-gold-light text-ink' : ''}`}
    >
      <Icon icon={ICONS[tone]} />
      <span className="tabular-nums">{text}</span>
      <Announcer text={said} />
    </div>
  )
}
