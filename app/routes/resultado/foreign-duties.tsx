/** What a foreign resident with a seat owes, with the time that is left and both losses. Convocatoria §5.18 */
import { useRevalidator } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Section } from '#app/components/page/section.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { DUTY_STATE_WORDS, DUTY_WORDS } from '#app/labels/foreign.ts'
import { FOREIGN_DUTIES } from '#exam-engine/convocatoria/foreign-status.ts'
import { hours } from '#exam-engine/kernel/time.ts'
import type { ResultView } from './queries.server.ts'

export function ForeignDuties({ foreign: { until, duties, standing } }: { foreign: NonNullable<ResultView['foreign']> }) {
  const { revalidate } = useRevalidator()
  return (
    <Section title="Residentes extranjeros: matrícula y estatus migratorio">
      {standing === 'complete' ? <Alert tone="success" title="Cumplió ambos (§5.18)" /> : (
        <Alert tone="danger" title={standing === 'pending' ? 'Cúmplalos antes del plazo (§5.18)' : 'No se cumplieron en el plazo (§5.18)'}>
          <p>
            De lo contrario causa baja tanto del curso prerrequisito como del curso asignado.
            Plazo: antes del <DateTime at={until} />.{' '}
            {standing === 'pending'
              ? <Countdown until={until} label="Tiempo para cumplir" attentionFrom={hours(48)} onEnd={revalidate} /> : null}
          </p>
          <p className="mt-2">Los registra la Coordinación o el OOAD de su nueva sede: presente ahí sus comprobantes.</p>
        </Alert>
      )}
      <div className="mt-4">
        <SummaryList rows={FOREIGN_DUTIES.map((duty) => ({ term: DUTY_WORDS[duty], value: DUTY_STATE_WORDS[duties[duty]] }))} />
      </div>
    </Section>
  )
}
