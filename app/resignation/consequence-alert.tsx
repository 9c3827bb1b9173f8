/** What follows from sending the resignation now, until when that holds, and both terms. Convocatoria §5.15 to §5.17 */
import { useRevalidator } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import type { ResignationConsequence } from '#exam-engine/convocatoria/resignation.ts'
import { hours, type Instant } from '#exam-engine/kernel/time.ts'

interface ConsequenceAlertProps {
  consequence: ResignationConsequence
  changesAt: Instant | null
}

export function ConsequenceAlert({ consequence, changesAt }: ConsequenceAlertProps) {
  const { revalidate } = useRevalidator()
  const { title, sentence, clause } = CONSEQUENCE_WORDS[consequence]
  return (
    <Alert tone={consequence === 'competeAgain' ? 'attention' : 'danger'} title={`Si la envía ahora: ${lower(title)}`}>
      <p>{sentence} ({clause})</p>
      {changesAt === null ? null : (
        <p className="mt-2">
          Esto vale para lo que se envíe antes del <DateTime at={changesAt} />.{' '}
          <Countdown until={changesAt} label="Tiempo con esta consecuencia" attentionFrom={hours(2)} onEnd={revalidate} />
          {' '}Después las consecuencias son mayores.
        </p>
      )}
    </Alert>
  )
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
