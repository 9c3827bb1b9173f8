/** What was recorded of the candidate's sitting, and the form for one more; nothing is taken back, only added to. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import type { RecordedIncident } from '#app/board/board-snapshot.ts'
import { INCIDENT_WORDS } from '#app/board/state-words.ts'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { INCIDENT_CATEGORIES } from '#exam-engine/sitting/incident.ts'
import { incidentFormSchema } from './schema.ts'

interface IncidentLogProps {
  incidents: readonly RecordedIncident[]
  zone: string
  mayRecord: boolean
  result: SubmissionResult | null
}

export function IncidentLog({ incidents, zone, mayRecord, result }: IncidentLogProps) {
  if (incidents.length === 0 && !mayRecord) return null
  return (
    <section aria-labelledby="incidentes" className="mt-4 border-t border-line pt-3">
      <h3 id="incidentes" className="text-base">
        Incidentes ({incidents.length})
      </h3>
      <ol className="space-y-1">
        {incidents.map(({ category, note, at, by }) => (
          <li key={`${at} ${note}`} className="text-sm break-words">
            <time className="tabular-nums">{formatTimeWithSeconds(at, zone)}</time>{' '}
            <strong className="font-semibold">{INCIDENT_WORDS[category]}</strong>: «{note}», {by}
          </li>
        ))}
      </ol>
      {mayRecord ? <IncidentForm key={incidents.length} result={result} /> : null}
    </section>
  )
}

function IncidentForm({ result }: Pick<IncidentLogProps, 'result'>) {
  const [form, fields] = useForm({
    id: 'incidente',
    lastResult: result,
    constraint: getZodConstraint(incidentFormSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: incidentFormSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <details open={result !== null}>
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Asentar un incidente
      </summary>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.category, fields.note]} />
        <input type="hidden" name="intent" value="incident" />
        <RadioGroup
          field={fields.category}
          label="De qué se trata"
          choices={INCIDENT_CATEGORIES.map((value) => ({ value, label: INCIDENT_WORDS[value] }))}
        />
        <TextArea
          field={fields.note}
          rows={3}
          label="Descripción del incidente"
          hint="Queda en el acta y no se borra; no cambia el examen de la persona."
        />
        <SubmitButton look="secondary" wide pendingText="Asentando…">
          Asentar el incidente
        </SubmitButton>
      </Form>
    </details>
  )
}
