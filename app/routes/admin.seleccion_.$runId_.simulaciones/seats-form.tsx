/** The seats of one course, each to be changed, and the name of the question. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { SeatPool } from '#scoring/package/schema.ts'
import { whatIfSchema } from './schema.ts'

interface SeatsFormProps {
  cer: string
  pools: readonly (SeatPool & { sedeName: string })[]
  answered: SubmissionResult | null
}

export function SeatsForm({ cer, pools, answered }: SeatsFormProps) {
  const [form, fields] = useForm({
    id: `plazas-${cer}`, lastResult: answered,
    defaultValue: { seats: pools.map(({ count }) => String(count)) },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: whatIfSchema }),
  })
  const seats = fields.seats.getFieldList()
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.label, ...seats]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <input type="hidden" name="cer" value={cer} />
        <TextField field={fields.label} label="Qué pregunta" hint="Por ejemplo: dos plazas más de Cardiología en el CMN Siglo XXI." />
        <fieldset className="space-y-4">
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
        <ActRow><SubmitButton pendingText="Calculando…">Simular</SubmitButton></ActRow>
      </Form>
    </>
  )
}
