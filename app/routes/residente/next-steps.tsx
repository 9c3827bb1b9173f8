/** The way from registration to seat, with where this resident is on it and each step's time. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { StepList, type Step } from '#app/components/data/step-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { OwnParticipation } from '#app/exam-room/own-participation.server.ts'
import type { ResidentMoment } from './resident-moment.ts'

interface NextStepsProps {
  participation: OwnParticipation
  moment: ResidentMoment
  now: Instant
}

/** 0 print, 1 exam, 2 result, 3 answer to the seat, 4 everything is over. */
const CURRENT_STEP: Record<ResidentMoment, number> = {
  beforeExam: 0, checkIn: 1, inExam: 1, awaitingResults: 2, out: 2, results: 3, concluded: 4,
}

export function NextSteps({ participation, moment, now }: NextStepsProps) {
  const { registration, results, turno, sede, registeredAt } = participation
  const current = CURRENT_STEP[moment]
  const status = (step: number): Step['status'] => step < current ? 'done' : step === current ? 'current' : 'ahead'
  return (
    <StepList steps={[
      { title: 'Registro', status: 'done', children: (
        <p>
          <DateTime at={registeredAt} />
          {now < registration.until
            ? <>. Puede cambiar sus preferencias hasta el <DateTime at={registration.until} />.</>
            : null}
        </p>
      ) },
      { title: 'Solicitud impresa e identificación', status: status(0), children: (
        <p>Antes del día del examen (§2.1 C).</p>
      ) },
      { title: 'Examen EFISER', status: status(1), children: (
        <p><DateTime at={turno.from} localZone={sede.zone} /></p>
      ) },
      { title: 'Resultado', status: status(2), children: <p>Desde el <DateTime at={results.from} /></p> },
      { title: 'Aceptar o rechazar la plaza', status: status(3), children: (
        <p>Hasta el <DateTime at={results.until} />. No responder equivale a rechazar (§5.3).</p>
      ) },
    ]} />
  )
}
