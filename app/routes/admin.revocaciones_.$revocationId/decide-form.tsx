/** The decision: for another person to approve or dismiss, for who proposed to withdraw. With the password. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import type { FormField } from '#app/components/fields/form-field.ts'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { submitDecision } from './actions.server.ts'
import { decideSchema } from './schema.ts'

export function DecideForm({ own }: { own: boolean }) {
  const [form, fields] = useForm({
    id: 'decidir', lastResult: useActionData<typeof submitDecision>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: decideSchema }),
  })
  // Fields of the arms of the union: conform gives each of them, the types only those in common.
  const { event, note, password } = fields as unknown as Record<'event' | 'note' | 'password', FormField>
  return (
    <>
      <ErrorSummary errors={form.errors} fields={own ? [password] : [event, note, password]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        {own ? <input type="hidden" name="event" value="withdraw" /> : (
          <>
            <RadioGroup field={event} label="Decisión" choices={[
              { value: 'approve', label: 'Revocar la plaza: es irrevocable' }, { value: 'dismiss', label: 'No procede' },
            ]} />
            <TextArea field={note} label="Si no procede, por qué" rows={3} optional />
          </>
        )}
        <PasswordField field={password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look={own ? 'secondary' : 'danger'}>{own ? 'Retirar mi propuesta' : 'Registrar la decisión'}</SubmitButton>
        </ActRow>
      </Form>
    </>
  )
}
