/** Before personal scores: for what, and a text that can be checked later. Leads to them for 15 minutes. Privacidad */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { readAskedSubject } from '#app/score-openings/describe-subject.server.ts'
import { PURPOSE_HINTS, PURPOSE_WORDS, SCOPE_WORDS } from '#app/score-openings/opening-words.ts'
import { openScores } from '#app/use-cases/open-scores.server.ts'
import { reasonSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Motivo de la consulta · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { scope, title, purposes, back } = await readAskedSubject(args)
  return { scope, title, purposes, back }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, scope, subjectId, destination } = await readAskedSubject(args)
  const sent = parseWithZod(await args.request.formData(), { schema: reasonSchema })
  if (sent.status !== 'success') return data(sent.reply(), { status: 422 })
  const opened = await openScores(args.context.services, actor, { scope, subjectId }, sent.value)
  if (opened.ok) throw redirect(destination, 303)
  const field = opened.refusal === 'OPENING_NOTE_LENGTH' ? 'note' : 'purpose'
  return data(sent.reply({ fieldErrors: { [field]: [describeRefusal(opened)] } }), { status: refusalStatus(opened.refusal) })
}

export default function ReasonPage() {
  const { scope, title, purposes, back } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'motivo', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(reasonSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: reasonSchema }),
  })
  const ofList = scope !== 'person'
  return (
    <Page width="reading">
      <PageHeading above={SCOPE_WORDS[scope]} title={title} lead="Diga el motivo antes de ver los puntajes. Quedan abiertos 15 minutos, solo en esta sesión." />
      <div className="mb-8">
        <Alert tone="attention" title="Son datos personales sensibles (Privacidad)">
          La consulta queda en la auditoría. {ofList
            ? 'Cada persona de la lista verá en «Mis datos» cuándo se consultó, con qué función y para qué.'
            : 'La persona verá en «Mis datos» cuándo se consultaron, con qué función y el motivo que usted escriba.'}
          {' '}Nadie puede pedirle a un residente la imagen o la impresión de su desglose.
        </Alert>
      </div>
      <ErrorSummary errors={form.errors} fields={[fields.purpose, fields.note]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <RadioGroup
          field={fields.purpose} label="Para qué los necesita"
          choices={purposes.map((value) => ({ value, label: PURPOSE_WORDS[value], hint: PURPOSE_HINTS[value] }))}
        />
        <TextArea
          field={fields.note} rows={3} label="Motivo"
          hint="De 10 a 300 caracteres; por ejemplo, el número del oficio. No escriba puntajes ni datos de otra persona."
        />
        <ActRow>
          <SubmitButton pendingText="Registrando…">Registrar el motivo y ver</SubmitButton>
          <ButtonLink to={back} look="secondary">Volver sin verlos</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}
