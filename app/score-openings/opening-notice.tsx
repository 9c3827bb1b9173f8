/**
 * Above scores: how long they are still open and for what, and at the end the page is read anew without them; or that they
 * are shown with a reason, and where it is said.
 */
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { useSafeReload } from '#app/components/page/use-safe-reload.ts'
import { Countdown } from '#app/components/time/countdown.tsx'
import { formatTime } from '#app/labels/format-time.ts'
import { minutes, type Instant } from '#exam-engine/kernel/time.ts'
import type { OpeningPurpose } from '#exam-engine/privacy/score-opening.ts'
import { PURPOSE_WORDS } from './opening-words.ts'

interface OpeningNoticeProps {
  open: { purpose: OpeningPurpose, closesAt: Instant } | null
  /** Where the reason is said. */
  reason: string
  /** What is not shown: "Las calificaciones de cada folio y su archivo". */
  hidden: string
}

export function OpeningNotice({ open, reason, hidden }: OpeningNoticeProps) {
  const reload = useSafeReload()
  return (
    <div className="mb-6 print:hidden">
      {open === null ? (
        <Alert title={`${hidden} se muestran con un motivo`}>
          <p className="mb-3">Son datos personales sensibles: la consulta queda en la auditoría y la ve cada persona de la lista.</p>
          <ButtonLink to={reason} look="secondary">Decir el motivo…</ButtonLink>
        </Alert>
      ) : (
        <Alert tone="attention" title={`Abierto hasta las ${formatTime(open.closesAt)} (hora del centro)`}>
          Motivo: {PURPOSE_WORDS[open.purpose]}. La consulta quedó en la auditoría y solo vale en esta sesión. Se cierra
          en <Countdown until={open.closesAt} label="Tiempo restante" attentionFrom={minutes(1)} onEnd={reload} />
        </Alert>
      )}
    </div>
  )
}
