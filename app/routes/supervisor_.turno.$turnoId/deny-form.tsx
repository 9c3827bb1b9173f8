/** Keeps a candidate out, with the reason that stays on record. §3.1, §3.1 C */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { DENIAL_WORDS } from '#app/board/state-words.ts'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { DENIAL_REASONS } from '#exam-engine/sitting/check-in.ts'
import { denySchema } from './schema.ts'

export function DenyForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'negar',
    lastResult: result,
    constraint: getZodConstraint(denySchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: denySchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <details className="mt-4 border-t border-line pt-2" open={result !== null}>
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Negar el acceso
      </summary>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.reason, fields.note, fields.statement]} />
        <input type="hidden" name="intent" value="deny" />
        <RadioGroup
          field={fields.reason}
          label="Motivo"
          choices={DENIAL_REASONS.map((reason) => ({ value: reason, label: DENIAL_WORDS[reason] }))}
        />
        <TextArea
          field={fields.note}
          rows={3}
          label="Qué ocurrió"
          hint="Queda en el acta. Obligatoria con «otro motivo»."
        />
        <TextArea
          field={fields.statement}
          rows={3}
          label="Qué declara la persona"
          hint="Con sus palabras; léasela. Si no quiere declarar, déjelo vacío: así se asienta."
        />
        <p>La coordinación lo verá en el momento y puede revertirlo mientras dure el turno.</p>
        <SubmitButton look="danger" wide pendingText="Registrando…">
          Negar el acceso
        </SubmitButton>
      </Form>
    </details>
  )
}
