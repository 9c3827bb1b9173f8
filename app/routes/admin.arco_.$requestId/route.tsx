/** One ARCO request: what is asked, by when it is due, and the answer. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { ARCO_KIND_WORDS, lookOfArco } from '#app/privacy/arco-words.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { submitAnswer } from './actions.server.ts'
import { readArcoRequest } from './queries.server.ts'
import { answerSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Solicitud ARCO · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readArcoRequest(args.context, args.params['requestId'])
}

export const action = (args: ActionFunctionArgs) => submitAnswer(args)

export default function ArcoRequestPage() {
  const { number, kind, text, filedAt, dueOn, outcome, answer, answeredAt, late, name, matricula, personId, hasFile } =
    useLoaderData<typeof loader>()
  const { word, shape, tone } = lookOfArco(outcome, late)
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/arco', label: 'Solicitudes ARCO' }]} here={`Solicitud ${String(number)}`} />
      <PageHeading title={`Solicitud ${String(number)}: ${ARCO_KIND_WORDS[kind]}`} />
      <Section title="Qué se pide">
        <SummaryList rows={[
          { term: 'De', value: <>{hasFile ? <Link to={`/admin/expedientes/${personId}`}>{name}</Link> : name}, {matricula}</> },
          { term: 'Presentada', value: <DateTime at={filedAt} /> },
          { term: 'Plazo', value: `${formatIsoDate(dueOn)}, 20 días hábiles` },
          { term: 'Situación', value: <StateWord shape={shape} tone={tone}>{word}</StateWord> },
          { term: 'Solicitud', value: <span className="break-words whitespace-pre-line">{text}</span> },
        ]} />
      </Section>
      {outcome === null ? <AnswerForm rectifies={kind === 'rectification' && hasFile} personId={personId} /> : (
        <Section title={outcome === 'withdrawn' ? 'La persona la retiró' : 'Respuesta'}>
          {answeredAt === null ? null : <p className="text-grey"><DateTime at={answeredAt} /></p>}
          <p className="max-w-measure break-words whitespace-pre-line">{answer}</p>
        </Section>
      )}
    </Page>
  )
}

const OUTCOMES = [
  { value: 'granted', label: 'Procede' }, { value: 'partly', label: 'Procede en parte' }, { value: 'denied', label: 'No procede' },
]

function AnswerForm({ rectifies, personId }: { rectifies: boolean, personId: string }) {
  const [form, fields] = useForm({
    id: 'respuesta', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(answerSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: answerSchema }),
  })
  return (
    <Section
      title="Responder" lead={rectifies ? (
        <>
          Si procede, primero <Link to={`/admin/expedientes/${personId}/corregir`}>corrija los datos del padrón</Link>,{' '}
          <Link to="/admin/calificaciones">la calificación</Link> o <Link to="/admin/enarm">el ENARM</Link>.
        </>
      ) : 'La respuesta no se cambia: la persona la lee en «Mis datos» y recibe un aviso por correo.'}
    >
      <ErrorSummary errors={form.errors} fields={[fields.outcome, fields.text]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <RadioGroup field={fields.outcome} label="Qué se resuelve" choices={OUTCOMES} />
        <TextArea field={fields.text} rows={6} label="Respuesta a la persona" />
        <ActRow><SubmitButton>Responder la solicitud</SubmitButton></ActRow>
      </Form>
    </Section>
  )
}
