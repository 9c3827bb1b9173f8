/**
 * Between the door and T0: how long it takes, who sits what and where, that the
 * connection works, the rules, and what to do when something fails. The exam
 * opens by itself.
 */
import { Alert } from '../../components/feedback/alert.tsx'
import { SummaryList } from '../../components/data/summary-list.tsx'
import { Countdown } from '../../components/time/countdown.tsx'
import { addDuration, minutes, seconds, type Instant } from '#exam-engine/kernel/time.ts'
import { CENTRAL_ZONE, formatLongDate, formatTime, nameZone, showsSameTime } from '../../labels/format-time.ts'
import { formatCounted } from '../../labels/format-number.ts'
import { describeSeat } from '../../board/seat-words.ts'
import { FullScreenButton } from './full-screen-button.tsx'
import { LineCheck } from './line-check.tsx'
import { OfflineOpening } from './offline-opening.tsx'
import { PaperCheck } from './paper-check.tsx'
import type { LiveSitting } from '../live-sitting.ts'
import type { SittingFacts } from '../sitting-facts.ts'
import { useHasPassed } from '../use-has-passed.ts'

/** After this the candidate is told that something is wrong. */
const OPENS_WITHIN = seconds(20)

interface WaitingRoomProps {
  facts: SittingFacts
  live: Pick<LiveSitting, 'line' | 'sealedHeld' | 'offlineKeyHeld' | 'fromMachine' | 'onOpenOffline'>
}

export function WaitingRoom({ facts, live }: WaitingRoomProps) {
  const { line, sealedHeld, offlineKeyHeld, fromMachine } = live
  const { opensAt, closesAt, sede } = facts
  const due = useHasPassed(opensAt)
  const late = useHasPassed(addDuration(opensAt, OPENS_WITHIN))
  const opensHere = sealedHeld && offlineKeyHeld
  // Without a connection the hour may be wrong here; nobody has a code before it.
  const takesCode = opensHere && (late || (line === 'lost' && (due || fromMachine)))
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-12 gap-y-8 px-4 py-8 lg:grid-cols-[3fr_2fr]">
      <section aria-label="Inicio del examen">
        <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">Sala de espera</h1>
        <p className="mt-2 text-lg">
          {line === 'lost' || takesCode
            ? 'Ya ingresó. No hay conexión con el servidor; se reintenta sola.'
            : 'Ya ingresó. El examen se abre solo en esta pantalla; no tiene que hacer nada.'}
        </p>
        {takesCode ? <OfflineOpening from={due ? null : opensAt} onOpen={live.onOpenOffline} /> : null}
        <div className="my-6 border-2 border-line bg-surface px-4 py-6 text-center">
          {takesCode && due ? <Running closesAt={closesAt} /> : (
            <>
              <p className="text-lg">{due ? 'Abriendo el examen…' : 'Faltan'}</p>
              <Countdown until={opensAt} label="Faltan" size="huge" attentionFrom={minutes(1)} />
            </>
          )}
          <p className="mt-2 text-lg font-semibold">{formatTime(opensAt)} ({nameZone(CENTRAL_ZONE)})</p>
          {showsSameTime(opensAt, sede.zone) ? null : (
            <p className="text-lg">{formatTime(opensAt, sede.zone)} en su sede ({nameZone(sede.zone)})</p>
          )}
          <p className="text-grey">{formatLongDate(opensAt)}</p>
        </div>
        {line === 'lost' && !takesCode ? <WithoutLine opensHere={opensHere} /> : null}
        {late && !takesCode ? (
          <div className="mb-4">
            <Alert tone="attention" title="El examen ya debía abrir" announce>
              Se sigue intentando solo. Levante la mano para que su supervisor lo sepa.
            </Alert>
          </div>
        ) : null}
        <OwnTime facts={facts} />
        <div className="space-y-3">
          <LineCheck line={line} />
          <PaperCheck held={sealedHeld} opensHere={opensHere} />
        </div>
        <FullScreenButton />
        <div className="mt-6"><WhoAndWhere facts={facts} /></div>
      </section>
      <section aria-label="Reglas y ayuda">
        <h2 className="mb-3 text-xl">Reglas</h2>
        <Rules facts={facts} />
        <h2 className="mt-8 mb-3 text-xl">Si algo falla</h2>
        <p className="max-w-measure">
          <strong>Levante la mano; su avance está guardado.</strong> Si se va la red, siga contestando: se envía solo
          cuando vuelve. Si se apaga el equipo, su supervisor le asigna otro y usted continúa donde iba.
        </p>
      </section>
    </div>
  )
}

/** The turno has begun without this machine. */
function Running({ closesAt }: { closesAt: Instant }) {
  return (
    <>
      <p className="text-lg">El turno ya comenzó. Quedan</p>
      <Countdown until={closesAt} label="Quedan" size="huge" attentionFrom={minutes(5)} />
    </>
  )
}

/** The line is gone before T0: whether this machine can open the exam all the same. */
function WithoutLine({ opensHere }: { opensHere: boolean }) {
  return (
    <div className="mb-4">
      {opensHere ? (
        <Alert tone="attention" title="Sin conexión; su examen ya está en este equipo" announce>
          Si la red no vuelve antes de la hora, su supervisor le dará un código para abrirlo aquí. Avísele ahora y no
          cierre esta página.
        </Alert>
      ) : (
        <Alert tone="attention" title="Sin conexión; a este equipo aún le falta recibir su examen" announce>
          Levante la mano ahora: si la red no vuelve, su supervisor le asigna otro equipo.
        </Alert>
      )}
    </div>
  )
}

/** For whom a resolution or the sede's compensation moved the close, or another measure holds; nothing for others. */
function OwnTime({ facts: { closesAt, turnoEndsAt, adjustment, sede } }: { facts: SittingFacts }) {
  if (closesAt === turnoEndsAt && adjustment === null) return null
  const local = showsSameTime(closesAt, sede.zone) ? '' : ` (${formatTime(closesAt, sede.zone)} en su sede)`
  const extra = adjustment?.extraMinutes ?? 0
  return (
    <div className="mb-4">
      <Alert title={`Su examen cierra a las ${formatTime(closesAt)}${local}`}>
        {adjustment === null ? null : (
          <p>
            Resolución {adjustment.document}
            {extra === 0 ? '' : `: ${formatCounted(extra, 'minuto adicional', 'minutos adicionales')}`}.
          </p>
        )}
        {adjustment === null || adjustment.otherMeasures === '' ? null : <p>{adjustment.otherMeasures}</p>}
      </Alert>
    </div>
  )
}

/** Who sits what and where, for the candidate to check against the paper in hand. */
export function WhoAndWhere({ facts: { name, folio, exam, sede, seat, itemCount } }: { facts: SittingFacts }) {
  return (
    <SummaryList rows={[
      { term: 'Aspirante', value: name },
      { term: 'Folio', value: folio },
      { term: 'Examen', value: `${exam}, ${itemCount} preguntas` },
      { term: 'Sede', value: `${sede.name}, ${sede.city}` },
      {
        term: 'Sala y lugar',
        value: seat === null ? 'Se lo indica su supervisor' : <strong>{describeSeat(seat)}</strong>,
      },
    ]} />
  )
}

function Rules({ facts: { opensAt, closesAt, turnoEndsAt, sede } }: { facts: SittingFacts }) {
  const local = showsSameTime(opensAt, sede.zone) ? '' : ` (${formatTime(turnoEndsAt, sede.zone)} en su sede)`
  return (
    <ol className="max-w-measure list-decimal space-y-3 ps-6">
      <li>El turno es nacional: abre a las {formatTime(opensAt)} y cierra a las {formatTime(turnoEndsAt)}{local}{' '}
        para todos. {closesAt === turnoEndsAt
          ? 'No hay tiempo extraordinario ni reprogramación (§3.1 B).'
          : `El suyo cierra a las ${formatTime(closesAt)}. No hay reprogramación (§3.1 B).`}</li>
      <li>Cada pregunta tiene una sola respuesta. Puede cambiarla, quitarla o marcarla para revisar hasta que
        entregue.</li>
      <li>Cada respuesta se guarda al momento; lo confirma la palabra «Guardada» con la hora.</li>
      <li>Puede contestar con el ratón o solo con el teclado; la tecla ? muestra la ayuda.</li>
      <li>Al entregar ya no hay cambios. Si llega la hora, el examen cierra solo y cuenta todo lo guardado.</li>
      <li>Suplantar, copiar o cualquier otro fraude cancela de inmediato su participación (§3.1 D).</li>
    </ol>
  )
}
