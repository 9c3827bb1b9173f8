/** Why, and the proposal itself; items and rule are those that were simulated. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { KIND_WORDS } from '#app/marking/annulment-words.ts'
import { ANNULMENT_KINDS } from '#exam-engine/marking/annulment.ts'
import type { submitProposal } from './actions.server.ts'
import type { NewProposal } from './queries.server.ts'
import { proposalSchema } from './schema.ts'

export function ReasonForm({ proposal: { choice, formId }, home }: { proposal: NewProposal, home: string }) {
  const [form, fields] = useForm({
    lastResult: useActionData<typeof submitProposal>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: proposalSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
      <ErrorSummary errors={form.errors} fields={[fields.reactivo, fields.politica, fields.kind, fields.reason]} />
      <input type="hidden" name="forma" value={formId} />
      <input type="hidden" name="politica" value={choice?.policy} />
      {choice?.itemIds.map((itemId) => <input key={itemId} type="hidden" name="reactivo" value={itemId} />)}
      <SelectField
        field={fields.kind} label="Tipo de motivo" emptyLabel="Elija uno"
        choices={ANNULMENT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
      />
      <TextArea
        field={fields.reason} rows={4} label="Motivo"
        hint="Lo lee quien decide y queda en el registro. No transcriba el reactivo ni nombre a nadie."
      />
      <ActRow>
        <SubmitButton pendingText="Proponiendo…">Proponer la anulación</SubmitButton>
        <ButtonLink to={`${home}/anulaciones`} look="secondary">Volver sin proponer</ButtonLink>
      </ActRow>
    </Form>
  )
}
