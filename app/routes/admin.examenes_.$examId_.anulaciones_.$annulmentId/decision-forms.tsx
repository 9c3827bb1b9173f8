/** What the reader may decide: the proposer to withdraw, somebody else to approve on what is shown, or to reject. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { submitDecision } from './actions.server.ts'
import { approveSchema, rejectSchema, withdrawSchema } from './schema.ts'

function useReply(of: 'approve' | 'end') {
  const answered = useActionData<typeof submitDecision>()
  return answered?.of === of ? answered.reply : null
}

/** `shown`: the hash of the dry run on this page. */
export function ApproveForm({ shown }: { shown: string }) {
  const [form, fields] = useForm({
    id: 'approve', lastResult: useReply('approve'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: approveSchema }),
  })
  return (
    <Section title="Aprobar">
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <ErrorSummary errors={form.errors} fields={[fields.note, fields.confirmed, fields.password]} />
        <Alert tone="danger" title="Una anulación aprobada no se deshace">
          Todas las calificaciones del examen se hacen de nuevo en el mismo momento, con la misma regla para todas las
          personas de la forma (§3.1 B).
        </Alert>
        <input type="hidden" name="intent" value="approve" />
        <input type="hidden" name="shown" value={shown} />
        <TextArea field={fields.note} rows={2} label="Nota" optional />
        <CheckboxField field={fields.confirmed} label="Revisé la simulación de esta página y la apruebo" />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow><SubmitButton look="danger" pendingText="Aprobando…">Aprobar la anulación</SubmitButton></ActRow>
      </Form>
    </Section>
  )
}

export function RejectForm() {
  const [form, fields] = useForm({
    id: 'reject', lastResult: useReply('end'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: rejectSchema }),
  })
  return (
    <Section title="Rechazar">
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <ErrorSummary errors={form.errors} fields={[fields.note]} />
        <input type="hidden" name="intent" value="reject" />
        <TextArea field={fields.note} rows={2} label="Por qué se rechaza" />
        <ActRow><SubmitButton look="secondary" pendingText="Rechazando…">Rechazar la propuesta</SubmitButton></ActRow>
      </Form>
    </Section>
  )
}

export function WithdrawForm() {
  const [form, fields] = useForm({
    id: 'withdraw', lastResult: useReply('end'),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: withdrawSchema }),
  })
  return (
    <Section title="Retirar" lead="Usted la propuso: decide otra persona. Mientras tanto puede retirarla.">
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <ErrorSummary errors={form.errors} fields={[fields.note]} />
        <input type="hidden" name="intent" value="withdraw" />
        <TextArea field={fields.note} rows={2} label="Por qué se retira" optional />
        <ActRow><SubmitButton look="secondary" pendingText="Retirando…">Retirar la propuesta</SubmitButton></ActRow>
      </Form>
    </Section>
  )
}
