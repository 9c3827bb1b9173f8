/** The three windows of a convocatoria with their state, and what happens in each. Convocatoria §2.1, §3.2, §5.1 */
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import { StepList, type Step } from '#app/components/data/step-list.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Calendar } from '#app/labels/phase.ts'

interface CalendarStepsProps {
  calendar: Calendar
  now: Instant
}

export function CalendarSteps({ calendar: { registration, results, turnos }, now }: CalendarStepsProps) {
  const first = turnos[0]
  const last = turnos.at(-1)
  const exams = first === undefined || last === undefined ? [] : [
    describeStep('Examen EFISER', { from: first.from, until: last.until }, now,
      'Cada examen tiene una sola fecha y hora; no se reprograma.'),
  ]
  return (
    <StepList steps={[
      describeStep('Registro', registration, now, 'Datos, preferencias de sede y solicitud impresa.'),
      ...exams,
      describeStep('Resultados y aceptación', results, now, 'No responder en el plazo equivale a rechazar la plaza.'),
    ]} />
  )
}

function describeStep(title: string, { from, until }: Window, now: Instant, sentence: string): Step {
  return {
    title,
    status: now >= until ? 'done' : now >= from ? 'current' : 'ahead',
    children: (
      <>
        <p>Desde el <DateTime at={from} /></p>
        <p>Hasta el <DateTime at={until} /></p>
        <p className="text-grey">{sentence}</p>
      </>
    ),
  }
}
