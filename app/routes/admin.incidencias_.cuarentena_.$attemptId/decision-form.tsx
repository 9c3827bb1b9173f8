/** Admit or reject one operation, with the reason; once, and never taken back. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { submitDecision } from './actions.server.ts'
import type { QuarantinedOperation } from './operation.ts'
import { decisionSchema } from './schema.ts'

interface DecisionFormProps {
  operation: QuarantinedOperation
  /** The page without a form. */
  back: string
}

export function DecisionForm({ operation, back }: DecisionFormProps) {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof submitDecision>() ?? null,
    constraint: getZodConstraint(decisionSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: decisionSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.verdict, fields.reason]} />
      <Form method="post" {...getFormProps(form)} className="mt-4 max-w-reading space-y-6">
        <input type="hidden" name={fields.quarantineId.name} value={operation.id} />
        <RadioGroup field={fields.verdict} label="Decisión" choices={[
          ...(operation.effect === 'unusable' ? [] : [{ value: 'admit', label: 'Admitir: cuenta en su calificación' }]),
          { value: 'reject', label: 'Rechazar: sigue sin contar' },
        ]} />
        <TextArea field={fields.reason} label="Por qué" hint="Queda con su nombre; su huella, en la auditoría." />
        <ActRow>
          <SubmitButton>Registrar la decisión</SubmitButton>
          <ButtonLink to={back} look="secondary">Volver sin decidir</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
