/**
 * The deadline has come: the screen is locked, and says what the server has and
 * what is still on its way. The server closes the attempt without anyone.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { SaveFailure } from '#app/live/protocol.ts'
import { Alert } from '../../components/feedback/alert.tsx'
import { formatTime, nameZone } from '../../labels/format-time.ts'
import { countAnswers, type Saving } from '../answers/save-status.ts'

interface TimeOverProps {
  closesAt: Instant
  zone: string
  saving: Saving
  rejected: Readonly<Record<string, SaveFailure>>
}

export function TimeOver({ closesAt, zone, saving, rejected }: TimeOverProps) {
  const late = Object.values(rejected)
    .filter((failure) => failure === 'AFTER_DEADLINE' || failure === 'ATTEMPT_CLOSED').length
  return (
    <div className="mx-auto max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">El tiempo terminó</h1>
      <p className="mt-3 max-w-measure text-lg">
        El examen cerró a las {formatTime(closesAt, zone)} ({nameZone(zone)}). No tiene que hacer nada: cuenta todo
        lo que se guardó a tiempo, haya entregado o no.
      </p>
      <div className="mt-6 space-y-4">
        {saving.unsent === 0 ? null : <StillUnsent saving={saving} />}
        {saving.unsent === 0 && late === 0
          ? <Alert tone="success" title="Todas sus respuestas están guardadas" announce />
          : null}
        {late === 0 ? null : (
          <Alert tone="attention" title={`${countAnswers(late)} llegaron después del cierre`} announce>
            No cuentan por sí solas: quedaron registradas con su hora para que una persona responsable las revise.
          </Alert>
        )}
      </div>
      <p className="mt-6 max-w-measure text-grey">
        En cuanto el servidor confirme el cierre verá aquí su comprobante. No cierre esta página.
      </p>
    </div>
  )
}

function StillUnsent({ saving }: { saving: Saving }) {
  return (
    <Alert tone="attention" title={`${countAnswers(saving.unsent)} por enviar`} announce>
      {saving.online
        ? 'Se están enviando. El servidor decide con su propia hora si llegaron a tiempo.'
        : 'No hay conexión. Avise a su supervisor y no cierre esta página: se enviarán solas cuando vuelva la red, y'
          + ' quedarán registradas para revisión.'}
    </Alert>
  )
}
