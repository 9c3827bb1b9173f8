/** The resolution that grants an adjustment, as it is printed, and what it grants. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { formatDateTime, formatTime } from '#app/labels/format-time.ts'
import type { submitAdjustment } from './actions.server.ts'
import type { AdjustmentPage } from './queries.server.ts'
import { adjustmentSchema } from './schema.ts'

export function GrantForm({ endsAt, sedeNextAt }: Pick<AdjustmentPage, 'endsAt' | 'sedeNextAt'>) {
  const [form, fields] = useForm({
    id: 'ajuste',
    lastResult: useActionData<typeof submitAdjustment>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: adjustmentSchema }),
  })
  const { documentNumber, documentDate, authority, extraMinutes, extraPercent, otherMeasures, arrangement } = fields
  return (
    <>
      <ErrorSummary
        errors={form.errors}
        fields={[documentNumber, documentDate, authority, extraMinutes, extraPercent, otherMeasures, arrangement]}
      />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="intent" value="grant" />
        <TextField field={documentNumber} label="Número del documento" hint="Como está impreso en la resolución." />
        <TextField field={documentDate} type="date" label="Fecha del documento" />
        <TextField field={authority} label="Autoridad que resuelve" />
        <div className="grid gap-6 sm:grid-cols-2">
          <TextField
            field={extraMinutes} inputMode="numeric" code optional label="Minutos adicionales" hint="De 1 a 240."
          />
          <TextField
            field={extraPercent} inputMode="numeric" code optional label="O porcentaje del turno"
            hint="De 1 a 100; se redondea al minuto siguiente."
          />
        </div>
        <TextArea
          field={otherMeasures} rows={2} optional label="Otras medidas" hint="Las verán aspirante y supervisor."
        />
        <TextArea
          field={arrangement} rows={2} optional label="Sala y supervisor hasta el final"
          hint={sedeNextAt === null
            ? `El turno termina a las ${formatTime(endsAt)}; después la sede no tiene otro.`
            : `El siguiente turno de la sede comienza el ${formatDateTime(sedeNextAt)}. Si se alcanza, diga qué otra `
              + 'sala y qué otro supervisor quedan con la persona.'}
        />
        <ActRow>
          <SubmitButton>Registrar el ajuste</SubmitButton>
          <ButtonLink to="/admin/ajustes" look="secondary">Volver sin cambiar nada</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
