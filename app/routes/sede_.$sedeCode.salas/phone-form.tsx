/** The telephone of the sede on the day, as the emergency card prints it. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { roomsSchema } from './schema.ts'

export function PhoneForm({ phone, result }: { phone: string | null; result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'telefono',
    lastResult: result,
    defaultValue: { phone: phone ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: roomsSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
      <input type="hidden" name="intent" value="phone" />
      <TextField
        field={fields.phone} type="tel" optional label="Teléfono de la autoridad educativa el día del examen"
        hint="Con lada y extensión. Lo imprime la tarjeta de emergencia."
      />
      <ActRow><SubmitButton look="secondary">Guardar el teléfono</SubmitButton></ActRow>
    </Form>
  )
}
