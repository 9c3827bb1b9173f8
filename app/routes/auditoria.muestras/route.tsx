/** The auditor's samples, and the start of another: first the seed, then the population. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { POPULATION_WORDS } from '#app/audit/sample-words.ts'
import { describePeriod } from '#app/call/past-cutoff-words.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { POPULATIONS } from '#exam-engine/audit/sample-checks.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { submitStart } from './actions.server.ts'
import { readSamples, type SampleLine } from './queries.server.ts'
import { startSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Muestras · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return readSamples(args.context)
}

export const action = (args: ActionFunctionArgs) => submitStart(args)

const COLUMNS: readonly Column<SampleLine>[] = [
  {
    key: 'number', header: 'Muestra', rowHeader: true,
    cell: ({ id, number }) => <Link to={`/auditoria/muestras/${id}`}>{`Muestra ${String(number)}`}</Link>,
  },
  { key: 'population', header: 'De qué', cell: ({ population }) => POPULATION_WORDS[population] },
  { key: 'call', header: 'Convocatoria', cell: ({ call }) => call ?? '—' },
  { key: 'startedAt', header: 'Semilla registrada', cell: ({ startedAt }) => <DateTime at={startedAt} form="short" /> },
  {
    key: 'state', header: 'Avance', cell: ({ drawn, closed, rows, judged, of }) => !drawn ? 'Por sacar'
      : closed ? `Cerrada: ${formatCount(rows)} de ${formatCount(of ?? 0)}`
        : `${formatCount(judged)} de ${formatCount(rows)} revisados`,
  },
]

export default function SamplesPage() {
  const { samples } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Muestras"
        lead="Una muestra al azar que cualquiera puede volver a sacar: primero se registra la semilla, después se lee la
          población. Quedan en la auditoría la semilla, las huellas y cada resultado."
      />
      <Section title="Muestras registradas">
        <DataTable
          caption="Muestras" captionHidden narrow="stack" columns={COLUMNS} rows={samples} rowKey={({ id }) => id}
          empty="Aún no hay muestras."
        />
      </Section>
      <Section title="Comenzar una muestra">
        <StartForm />
      </Section>
    </Page>
  )
}

/** The difference first: a list shows the beginning of each line. */
const nameOf = (period: string) => `Rama, ${describePeriod(period)}`

function StartForm() {
  const { runs, calls, currentId } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'muestra', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(startSchema),
    defaultValue: { size: '20', callId: currentId }, onValidate: ({ formData }) => parseWithZod(formData, { schema: startSchema }),
  })
  const populations = POPULATIONS.filter((one) => one !== 'results' || runs.length > 0)
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.population, fields.callId, fields.runId, fields.size, fields.seed]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <RadioGroup
          field={fields.population} label="De qué se saca"
          choices={populations.map((value) => ({ value, label: POPULATION_WORDS[value] }))}
        />
        <SelectField
          field={fields.callId} label="Convocatoria"
          hint={runs.length === 0 ? 'De ella se lee la población.' : 'De ella se lee la población; la de los resultados es la de su corrida.'}
          choices={calls.map(({ id, period }) => ({
            value: id, label: `${nameOf(period)}${id === currentId ? ' (vigente)' : ''}`,
          }))}
        />
        {runs.length === 0 ? null : (
          <SelectField
            field={fields.runId} label="Corrida publicada" hint="Solo para resultados." emptyLabel="Ninguna"
            choices={runs.map(({ id, period, at }) => ({
              value: id, label: `${nameOf(period)}, publicada el ${formatShortDateTime(instant(at))}`,
            }))}
          />
        )}
        <TextField field={fields.size} label="Cuántos renglones" inputMode="numeric" />
        <TextField
          field={fields.seed} label="Semilla (opcional)" code
          hint="Por ejemplo, el número de un sorteo público. Si la deja vacía, la plataforma saca 256 bits al azar."
        />
        <ActRow><SubmitButton>Registrar la semilla</SubmitButton></ActRow>
      </Form>
    </>
  )
}
