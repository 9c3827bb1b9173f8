/**
 * Above scores: how long they are still open and for what, and at the end the page is read anew without them; or that they
 * are shown with a reason, and where it is said. Where the server does not answer at the end, what follows the notice is
 * hidden (base.css) until it does.
 */
import { useEffect, useState } from 'react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { useSafeReload } from '#app/components/page/use-safe-reload.ts'
import { Countdown } from '#app/components/time/countdown.tsx'
import { formatTime } from '#app/labels/format-time.ts'
import { minutes, type Instant } from '#exam-engine/kernel/time.ts'
import type { OpeningPurpose } from '#exam-engine/privacy/score-opening.ts'
import { PURPOSE_WORDS } from './opening-words.ts'

const RETRY_MS = 10_000

interface OpeningNoticeProps {
  open: { purpose: OpeningPurpose, closesAt: Instant } | null
  /** Where the reason is said. */
  reason: string
  /** What is not shown: "Las calificaciones de cada folio y su archivo". */
  hidden: string
}

export function OpeningNotice({ open, reason, hidden }: OpeningNoticeProps) {
  const reload = useSafeReload()
  const [ended, setEnded] = useState<Instant | null>(null)
  const over = open !== null && ended === open.closesAt
  useEffect(() => {
    if (!over) return
    const again = setInterval(reload, RETRY_MS)
    return () => { clearInterval(again) }
  }, [over, reload])
  return (
    <div className="mb-6 print:hidden" data-opening-over={over ? '' : undefined}>
      {open === null ? (
        <Alert title={`${hidden} se muestran con un motivo`}>
          <p className="mb-3">Son datos personales sensibles: la consulta queda en la auditoría y la ve cada persona de la lista.</p>
          <ButtonLink to={reason} look="secondary">Decir el motivo…</ButtonLink>
        </Alert>
      ) : over ? (
        <Alert tone="attention" announce title="Los 15 minutos terminaron: ya no se muestran">
          La plataforma no responde. En cuanto responda, aquí puede decir un motivo otra vez.
        </Alert>
      ) : (
        <Alert tone="attention" title={`Abierto hasta las ${formatTime(open.closesAt)} (hora del centro)`}>
          Motivo: {PURPOSE_WORDS[open.purpose]}. La consulta quedó en la auditoría y solo vale en esta sesión. Se cierra
          en <Countdown until={open.closesAt} label="Tiempo restante" attentionFrom={minutes(1)} onEnd={() => {
            setEnded(open.closesAt)
            reload()
          }} />
        </Alert>
      )}
    </div>
  )
}
