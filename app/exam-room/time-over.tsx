/**
 * The deadline has come: the screen is locked, and says what the server has and
 * what is still on its way. The server closes the attempt without anyone.
 */
import { Alert } from '../components/feedback/alert.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { formatTime, nameZone } from '../labels/format-time.ts'
import { countAnswers, type Saving } from './save-status.ts'

interface TimeOverProps {
  closesAt: Instant
  zone: string
  saving: Saving
}

export function TimeOver({ closesAt, zone, saving }: TimeOverProps) {
  return (
    <div className="mx-auto max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">El tiempo terminó</h1>
      <p className="mt-3 max-w-measure text-lg">
        El examen cerró a las {formatTime(closesAt, zone)} ({nameZone(zone)}). No tiene que hacer nada: cuenta todo lo que se
        guardó a tiempo, haya entregado o no.
      </p>
      <div className="mt-6">{saving.unsent === 0 ? <AllSaved /> : <StillUnsent saving={saving} />}</div>
      <p className="mt-6 max-w-measure text-grey">
        En cuanto el servidor confirme el cierre verá aquí su comprobante. No cierre esta página.
      </p>
    </div>
  )
}

function AllSaved() {
  return <Alert tone="success" title="Todas sus respuestas están guardadas" announce />
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
