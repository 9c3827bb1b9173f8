/** The own exam: when by both clocks, where, and what to bring. Convocatoria §3.1, §3.2 */
import { Link } from '@remix-run/react'
import { describeSeat } from '#app/board/seat-words.ts'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { OwnParticipation } from '#app/exam-room/own-participation.server.ts'
import { CENTRAL_ZONE, formatDateTime, formatTime, nameZone, showsSameTime } from '#app/labels/format-time.ts'
import type { Window } from '#exam-engine/kernel/time.ts'

export function OwnExam({ participation }: { participation: OwnParticipation }) {
  const { ceme, grade, itemCount, sede, turno, attempt, carriedFrom } = participation
  if (carriedFrom !== null) return <CarriedExam exam={`${ceme} ${grade}`} turno={turno} from={carriedFrom} />
  return (
    <>
      <SummaryList rows={[
        { term: 'Examen', value: <><strong>{ceme} {grade}</strong>, {itemCount} preguntas</> },
        { term: 'Fecha y hora', value: <TurnoTimes turno={turno} zone={sede.zone} /> },
        { term: 'Sede', value: <><strong>{sede.name}</strong><br />{sede.city}</> },
        ...(attempt === null ? [] : [{
          term: 'Sala y lugar',
          value: attempt.seat === null ? 'Aún no se asigna' : <strong>{describeSeat(attempt.seat)}</strong>,
        }, {
          term: 'Ingreso', value: <>Desde el <DateTime at={attempt.checkIn.from} localZone={sede.zone} /></>,
        }]),
      ]} />
      <h3 className="mt-6 mb-2 text-lg">Qué llevar</h3>
      <ul className="list-disc space-y-1 ps-6">
        <li>Su «Solicitud para especialidad de rama» <strong>impresa</strong> (§3.1 C)</li>
        <li>Su <strong>identificación oficial</strong> vigente (§3.1 C)</li>
        <li>Su matrícula o correo y su contraseña, para entrar a la plataforma</li>
      </ul>
      <p className="mt-4 max-w-measure text-grey">
        El turno es el mismo instante en todo el país, dura 2 horas y no se reprograma (§3.1 B). Si ese día estará en
        otra sede o de vacaciones, acuerde antes con su autoridad educativa dónde presentarlo (§3.1).
      </p>
      {attempt === null || attempt.state !== 'expected' ? null : (
        <p className="mt-4 max-w-measure">
          <Link to="/residente/incapacidad">Tengo una incapacidad médica</Link>: si la tiene y no la declaró al registrarse,
          reconózcalo antes de su turno (§3.1).
        </p>
      )}
    </>
  )
}

/** Sat in an earlier period: nothing of it is still to be done. §5.13 */
function CarriedExam({ exam, turno, from }: { exam: string, turno: Window, from: string }) {
  return (
    <>
      <SummaryList rows={[
        { term: 'Examen', value: <strong>{exam}</strong> },
        { term: 'Presentado', value: <>{formatDateTime(turno.from)} ({nameZone(CENTRAL_ZONE)})</> },
        { term: 'En', value: from },
      ]} />
      <p className="mt-4 max-w-measure text-grey">
        En este periodo no hay examen. Su calificación del EFISER, sus grados, su ENARM y sus artículos son los que ya se
        publicaron (§4.2 B, §5.13).
      </p>
    </>
  )
}

/** Central time, which is the one of the cronograma; beneath it that of the sede where its clocks show another. */
function TurnoTimes({ turno: { from, until }, zone }: { turno: Window, zone: string }) {
  return (
    <>
      <strong>{formatDateTime(from)} a {formatTime(until)}</strong> ({nameZone(CENTRAL_ZONE)})
      {showsSameTime(from, zone) ? null : (
        <><br />{formatDateTime(from, zone)} a {formatTime(until, zone)} en su sede ({nameZone(zone)})</>
      )}
    </>
  )
}
