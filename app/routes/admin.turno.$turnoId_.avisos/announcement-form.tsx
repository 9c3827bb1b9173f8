/** Writes an announcement. The act of this page: its consequence stands above its button. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import type { submitAnnouncement } from './actions.server.ts'
import { announcementSchema } from './schema.ts'

interface AnnouncementFormProps {
  newId: string
  sedes: readonly { code: string, label: string }[]
  /** Chosen before, by the page that led here. */
  sede: string
}

export function AnnouncementForm({ newId, sedes, sede }: AnnouncementFormProps) {
  const [form, fields] = useForm({
    id: `aviso-${newId}`,
    lastResult: useActionData<typeof submitAnnouncement>() ?? null,
    constraint: getZodConstraint(announcementSchema),
    defaultValue: { sede },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: announcementSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.text, fields.sede, fields.folio]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <input type="hidden" name="id" value={newId} />
        <TextArea
          field={fields.text} rows={3} label="Aviso" hint="Se muestra en cada examen hasta que se confirma que se leyó."
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <SelectField
            field={fields.sede} label="Para" emptyLabel="Todas las sedes del turno"
            choices={sedes.map(({ code, label }) => ({ value: code, label }))}
          />
          <TextField field={fields.folio} optional code label="O solo para el folio" hint="Por ejemplo, R-000002" />
        </div>
        <ActRow><SubmitButton>Enviar el aviso</SubmitButton></ActRow>
      </Form>
    </>
  )
}
