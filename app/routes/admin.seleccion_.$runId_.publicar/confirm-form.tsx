/** The word and the password that propose a publication, or publish. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PUBLISH_WORD, publishSchema, type PublicationAct } from './schema.ts'

interface ConfirmFormProps {
  act: PublicationAct
  home: string
  answered: SubmissionResult | null
}

const LABELS: Record<PublicationAct, { label: string, pending: string }> = {
  propose: { label: 'Proponer la publicación', pending: 'Proponiendo…' },
  publish: { label: 'Publicar los resultados', pending: 'Publicando…' },
}

export function ConfirmForm({ act, home, answered }: ConfirmFormProps) {
  const [form, fields] = useForm({
    id: act, lastResult: answered,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: publishSchema }),
  })
  const { label, pending } = LABELS[act]
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.word, fields.password]} />
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <input type="hidden" name="intent" value={act} />
        <TextField field={fields.word} label={`Escriba ${PUBLISH_WORD} para confirmar`} autoComplete="off" code />
        <PasswordField
          field={fields.password} label="Su contraseña" hint="O un código de su segundo factor: confirma que es usted."
        />
        <ActRow>
          <SubmitButton look="danger" pendingText={pending}>{label}</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver sin publicar</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
