/** The two answers, each with a form of its own: the receipt, and the return with its reason. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { submitAnswer } from './actions.server.ts'
import { answerSchema } from './schema.ts'

export function AnswerForms() {
  return (
    <>
      <AnswerForm intent="acknowledge" />
      <AnswerForm intent="return" />
    </>
  )
}

function AnswerForm({ intent }: { intent: 'acknowledge' | 'return' }) {
  const answered = useActionData<typeof submitAnswer>()
  const [form, fields] = useForm({
    id: intent, lastResult: answered?.intent === intent ? answered.reply : null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: answerSchema }),
  })
  const { read, reason } = fields as unknown as Record<'read' | 'reason', Parameters<typeof CheckboxField>[0]['field']>
  const own = intent === 'acknowledge' ? read : reason
  return (
    <Section
      title={intent === 'acknowledge' ? 'Acusar recibo' : 'Devolver'}
      lead={intent === 'acknowledge'
        ? 'La renuncia cuenta desde que se envió y la plaza se libera. No puede deshacerse (§5.14.6).'
        : 'Si no está firmada, no se lee o no es de la persona. No cuenta y conserva la plaza; puede enviar otra.'}
    >
      <ErrorSummary errors={form.errors} fields={[own]} />
      <Form method="post" {...getFormProps(form)} className="space-y-4">
        <input type="hidden" name="intent" value={intent} />
        {intent === 'acknowledge'
          ? <CheckboxField field={read} label="Leí el documento: está firmado y es de esta persona" />
          : <TextArea field={reason} label="Por qué se devuelve" rows={3} hint="La persona lo leerá." />}
        <ActRow>
          <SubmitButton look={intent === 'acknowledge' ? 'primary' : 'secondary'}>
            {intent === 'acknowledge' ? 'Acusar recibo de la renuncia' : 'Devolver la renuncia'}
          </SubmitButton>
        </ActRow>
      </Form>
    </Section>
  )
}
