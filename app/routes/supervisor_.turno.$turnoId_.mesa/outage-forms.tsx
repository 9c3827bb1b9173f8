/** Declares an outage, or the end of the one that is open. Times are typed as the wall of the sede shows them. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { nameZone } from '#app/labels/format-time.ts'
import { OUTAGE_KINDS } from '#exam-engine/sitting/outage.ts'
import type { DeskReply } from './actions.server.ts'
import type { DeskPage } from './queries.server.ts'
import { declareSchema, endSchema } from './schema.ts'

interface OutageFormsProps {
  page: DeskPage
  resultOf: (intent: DeskReply['intent']) => SubmissionResult | null
}

export function OutageForms({ page, resultOf }: OutageFormsProps) {
  const open = page.outages.find(({ until }) => until === null)
  return open === undefined ? (
    <DeclareForm key={page.outages.length} page={page} result={resultOf('declare')} />
  ) : (
    <EndForm key={open.id} outageId={open.id} page={page} result={resultOf('end')} />
  )
}

interface FormProps {
  page: DeskPage
  result: SubmissionResult | null
}

function DeclareForm({ page: { nowShown, sede }, result }: FormProps) {
  // As the page was opened: a page that reads itself anew must not move what is being typed.
  const [shown] = useState(nowShown)
  const [form, fields] = useForm({
    id: 'falla',
    lastResult: result,
    constraint: getZodConstraint(declareSchema),
    defaultValue: { since: shown },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: declareSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <details open={result !== null}>
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Declarar una falla
      </summary>
      <Form method="post" {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.kind, fields.since, fields.note]} />
        <input type="hidden" name="intent" value="declare" />
        <RadioGroup
          field={fields.kind}
          label="Qué falla"
          choices={OUTAGE_KINDS.map((value) => ({ value, label: OUTAGE_WORDS[value] }))}
        />
        <TextField
          field={fields.since}
          label="Desde qué hora"
          code
          hint={`Hora de la sede (${nameZone(sede.zone)}), por ejemplo 10:05.`}
        />
        <TextArea field={fields.note} rows={2} label="Nota de la falla" hint="Obligatoria con «otra falla»." />
        <SubmitButton pendingText="Declarando…">Declarar la falla</SubmitButton>
      </Form>
    </details>
  )
}

function EndForm({ page: { nowShown, sede }, outageId, result }: FormProps & { outageId: number }) {
  const [shown] = useState(nowShown)
  const [form, fields] = useForm({
    id: 'fin-de-falla',
    lastResult: result,
    constraint: getZodConstraint(endSchema),
    defaultValue: { until: shown },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: endSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5 bg-sunken p-4">
      <ErrorSummary errors={form.errors} fields={[fields.until, fields.note]} />
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="outageId" value={outageId} />
      <TextField
        field={fields.until}
        label="A qué hora terminó"
        code
        hint={`Hora de la sede (${nameZone(sede.zone)}).`}
      />
      <TextArea field={fields.note} rows={2} label="Nota del fin (opcional)" />
      <SubmitButton pendingText="Declarando…">Declarar que terminó</SubmitButton>
    </Form>
  )
}
