/**
 * What the coordination says to the candidate: a calm band between page and foot, one announcement at a time, until it
 * is confirmed. It takes no focus and moves nothing above it. Screen readers hear each one once.
 */
import { Megaphone } from 'lucide-react'
import type { AnnouncementView } from '#app/live/protocol.ts'
import { buttonClasses } from '../components/actions/button-look.ts'
import { Icon } from '../components/icon/icon.tsx'
import { formatTime } from '../labels/format-time.ts'

interface AnnouncementBannerProps {
  /** The oldest first. */
  announcements: readonly AnnouncementView[]
  /** Of the sede. */
  zone: string
  onConfirm: (id: string) => void
}

export function AnnouncementBanner({ announcements, zone, onConfirm }: AnnouncementBannerProps) {
  const [one] = announcements
  return (
    <>
      <div role="status" className="sr-only">
        {one === undefined ? '' : `Aviso de la coordinación: ${one.text}. Confírmelo con el botón «Leí el aviso».`}
      </div>
      {one === undefined ? null : (
        <section
          aria-label="Aviso de la coordinación"
          className="sticky bottom-0 z-10 flex max-h-[40dvh] shrink-0 flex-wrap items-center gap-x-6 gap-y-2
            overflow-y-auto border-y-2 border-gold bg-gold-light px-3 py-2 text-ink lg:px-4 print:hidden"
        >
          <span className="self-start pt-1"><Icon icon={Megaphone} /></span>
          <div className="min-w-0 flex-1 basis-56">
            <p className="text-sm font-semibold">
              Aviso de la coordinación, {formatTime(one.at, zone)}
              {announcements.length === 1 ? '' : ` (1 de ${announcements.length})`}
            </p>
            <p className="break-words whitespace-pre-line">{one.text}</p>
          </div>
          <button
            key={one.id} type="button" className={buttonClasses({ look: 'secondary' })}
            onClick={() => { onConfirm(one.id) }}
          >
            Leí el aviso
          </button>
        </section>
      )}
    </>
  )
}
