/** Whether what is done here counts: open until when, not yet, or closed with the last valid version in hand. §2.1 */
import { Link } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export interface WindowFacts {
  stage: 'before' | 'open' | 'closed'
  window: Window
  /** The valid version; null for who never registered. */
  valid: { number: number, registeredAt: Instant } | null
}

export function ClosedNotice({ stage, window, valid }: WindowFacts) {
  if (stage === 'open') return null
  if (stage === 'before') {
    return (
      <div className="mb-8">
        <Alert title="El registro aún no abre"><p>Abre el <DateTime at={window.from} /> (§2.1).</p></Alert>
      </div>
    )
  }
  return (
    <div className="mb-8">
      <Alert tone="attention" title="El registro cerró">
        <p>Cerró el <DateTime at={window.until} /> (§2.1) y no hay registros extemporáneos.</p>
        {valid === null ? <p>No registró ninguna versión: no participa en esta convocatoria.</p> : (
          <p>
            Vale su <strong>versión {valid.number}</strong>, registrada el <DateTime at={valid.registeredAt} />. Lo que
            haya escrito después se conserva como borrador y no cuenta. <Link to="/registro/historial">Ver mis versiones</Link>
          </p>
        )}
      </Alert>
    </div>
  )
}
