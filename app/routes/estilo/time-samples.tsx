/** Instants, clocks and countdowns. */
import { addDuration, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Section } from '#app/components/page/section.tsx'
import { ClockBadge } from '#app/components/time/clock-badge.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'

export function TimeSamples({ now }: { now: Instant }) {
  const soon = addDuration(now, minutes(73))
  return (
    <Section title="Tiempo">
      <SummaryList rows={[
        { term: 'Inicio', value: <DateTime at={soon} /> },
        { term: 'Inicio en Tijuana', value: <DateTime at={soon} localZone="America/Tijuana" /> },
        { term: 'En una tabla', value: <DateTime at={soon} form="short" /> },
        { term: 'Reloj', value: <ClockBadge /> },
        { term: 'Tiempo restante', value: <Countdown until={soon} label="Tiempo restante" /> },
        {
          term: 'Últimos 5 minutos',
          value: (
            <Countdown until={addDuration(now, minutes(4))} label="Tiempo restante" attentionFrom={minutes(5)} />
          ),
        },
        { term: 'Sala de espera', value: <Countdown until={soon} label="Faltan" size="huge" /> },
      ]} />
    </Section>
  )
}
