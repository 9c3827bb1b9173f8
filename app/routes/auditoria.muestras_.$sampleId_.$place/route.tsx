/** One drawn row: its facts, what to compare, and the finding. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxGroup } from '#app/components/fields/checkbox-group.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { CHECK_WORDS, describeFact, describeFactValue, OUTCOME_WORDS, POPULATION_WORDS } from '#app/audit/sample-words.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { CHECKS } from '#exam-engine/audit/sample-checks.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { submitFinding } from './actions.server.ts'
import { readRow } from './queries.server.ts'
import { findingSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Renglón de una muestra · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  return readRow(args.context, actor, args.params)
}

export const action = (args: ActionFunctionArgs) => submitFinding(args)

export default function SampleRowPage() {
  const { sampleId, number, population, closed, row, of, facts } = useLoaderData<typeof loader>()
  const sample = `/auditoria/muestras/${sampleId}`
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/auditoria/muestras', label: 'Muestras' }, { to: sample, label: `Muestra ${String(number)}` }]}
        here={`Renglón ${String(row.place)}`}
      />
      <PageHeading above={POPULATION_WORDS[population]} title={`Renglón ${String(row.place)} de ${String(of)}`} />
      <Section title="Lo que guarda la plataforma" lead="Por folio o identificador, sin nombres. «NO» es lo que no coincide.">
        <SummaryList rows={[
          { term: 'Identificador', value: <code className="break-all">{row.subjectId}</code> },
          ...facts.map(([key, value]) => ({
            term: describeFact(key), value: <FactValue value={value} />,
          })),
        ]} />
      </Section>
      <Section title={row.outcome === null ? 'Resultado' : `Resultado: ${OUTCOME_WORDS[row.outcome]}`}>
        {closed ? <p className="max-w-measure break-words whitespace-pre-line">{row.text === '' ? 'Sin observaciones.' : row.text}</p>
          : <FindingForm key={row.place} />}
      </Section>
    </Page>
  )
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function FactValue({ value }: { value: string | number | boolean | null }) {
  if (typeof value === 'string' && INSTANT.test(value)) return <DateTime at={instant(value)} />
  return <span className="break-all">{describeFactValue(value)}</span>
}

function FindingForm() {
  const { sampleId, population, row } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'resultado', lastResult: useActionData<typeof action>() ?? null,
    defaultValue: { outcome: row.outcome ?? '', checks: row.checks ?? [], text: row.text ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: findingSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.checks, fields.outcome, fields.text]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <CheckboxGroup
          field={fields.checks} label="Qué comprobó"
          choices={CHECKS[population].map((value) => ({ value, label: CHECK_WORDS[value] }))}
        />
        <RadioGroup
          field={fields.outcome} label="Resultado"
          choices={[{ value: 'conforms', label: OUTCOME_WORDS.conforms }, { value: 'observed', label: OUTCOME_WORDS.observed }]}
        />
        <TextArea field={fields.text} rows={4} label="Qué observó" hint="Sin nombres ni datos personales: el renglón ya dice de qué se trata." />
        <ActRow>
          <SubmitButton>Anotar el resultado</SubmitButton>
          <ButtonLink look="secondary" to={`/auditoria/muestras/${sampleId}`}>Volver a la muestra</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}
