/** What a simulation asks: its name, the seats of one course, and what would be annulled in one form. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxGroup } from '#app/components/fields/checkbox-group.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { ANNULMENT_POLICIES } from '#exam-engine/marking/mark.ts'
import type { SeatPool } from '#scoring/package/schema.ts'
import type { FormToAnnul } from './queries.server.ts'
import { whatIfSchema } from './schema.ts'

interface ChangesFormProps {
  cer: string | null
  pools: readonly (SeatPool & { sedeName: string })[]
  paper: FormToAnnul | null
  answered: SubmissionResult | null
}

export function ChangesForm({ cer, pools, paper, answered }: ChangesFormProps) {
  const [form, fields] = useForm({
    id: `cambios-${cer ?? ''}-${paper?.formId ?? ''}`, lastResult: answered,
    defaultValue: {
      seats: pools.map(({ count }) => String(count)), politica: paper?.policy,
      reactivo: paper?.items.flatMap(({ itemId, annulled }) => (annulled ? [itemId] : [])),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: whatIfSchema }),
  })
  const seats = fields.seats.getFieldList()
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.label, ...seats, fields.politica, fields.reactivo]} />
      <Form method="post" {...getFormProps(form)} className="space-y-8">
        <TextField field={fields.label} label="Qué pregunta" hint="Por ejemplo: dos plazas más de Cardiología en el CMN Siglo XXI." />
        {cer === null ? null : (
          <fieldset className="space-y-4">
            <input type="hidden" name="cer" value={cer} />
            <legend className="pb-3 text-lg font-semibold">Plazas de {cer}</legend>
            {seats.map((field, index) => {
              const pool = pools[index]
              if (pool === undefined) return null
              const place = pool.subsede === null ? pool.sedeName : `${pool.sedeName}, subsede ${pool.subsede}`
              return (
                <TextField
                  key={field.key} field={field} label={place} hint={`En lo congelado: ${pool.count}`} inputMode="numeric" code
                />
              )
            })}
          </fieldset>
        )}
        {paper === null ? null : (
          <>
            <input type="hidden" name="forma" value={paper.formId} />
            <RadioGroup
              field={fields.politica} label={`Qué pasa con los reactivos anulados de ${paper.name}`}
              hint="La misma regla para todas las personas que presentaron la forma."
              choices={ANNULMENT_POLICIES.map((value) => ({
                value, label: POLICY_WORDS[value].short, hint: POLICY_WORDS[value].full,
              }))}
            />
            <CheckboxGroup
              field={fields.reactivo} label="Reactivos anulados en la simulación"
              hint="Los que ya están anulados vienen marcados: quite la marca para simular que no se anulan."
              choices={paper.items.map(({ itemId, code, topic, annulled }) => ({
                value: itemId, label: annulled ? `${code}: anulado en lo congelado` : code, hint: topic,
              }))}
            />
          </>
        )}
        <ActRow><SubmitButton pendingText="Calculando…">Simular</SubmitButton></ActRow>
      </Form>
    </>
  )
}
