/** What-if runs of a frozen selection: those made, and a form for another. None of them can be published. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatSigned } from '#app/labels/format-signed.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { RunFrame } from '../admin.seleccion_.$runId/run-frame.tsx'
import { submitWhatIf } from './actions.server.ts'
import { ChangesForm } from './changes-form.tsx'
import { readForms, readFrozenPools, readFrozenSeats, readWhatIfs, type WhatIfLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Simulaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const { searchParams } = new URL(args.request.url)
  const [seats, whatIfs, { forms, form }] = await Promise.all([
    readFrozenSeats(args.context, run.id), readWhatIfs(args.context, run.id),
    readForms(args.context, run.id, searchParams.get('forma')),
  ])
  const courses = [...new Set(seats.map(({ cer }) => cer))]
  const cer = courses.find((one) => one === searchParams.get('curso')) ?? null
  const pools = await readFrozenPools(args.context, seats, cer)
  return { run, whatIfs, courses, cer, pools, forms, form }
}

export async function action(args: ActionFunctionArgs) {
  return submitWhatIf(args, args.params['runId'])
}

function columns(runId: string): readonly Column<WhatIfLine>[] {
  return [
    {
      key: 'label', header: 'Simulación', rowHeader: true,
      cell: ({ id, label }) => <Link to={`/admin/seleccion/${runId}/simulaciones/${id}`} className="link">{label}</Link>,
    },
    { key: 'seats', header: 'Plazas', align: 'end', cell: ({ seats }) => formatSigned(seats) },
    {
      key: 'annulled', header: 'Reactivos anulados', align: 'end',
      cell: ({ annulled }) => (annulled === null ? '—' : formatSigned(annulled)),
    },
    { key: 'moves', header: 'Se mueven', align: 'end', cell: ({ moves }) => formatCount(moves) },
    { key: 'gained', header: 'Ganan plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsGained) },
    { key: 'lost', header: 'Pierden plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsLost) },
    { key: 'changed', header: 'Cambian de plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsChanged) },
    { key: 'made', header: 'Hecha', cell: ({ madeAt, madeBy }) => <><DateTime at={madeAt} />, por {madeBy}</> },
  ]
}

export default function WhatIfsPage() {
  const { run, whatIfs, courses, cer, pools, forms, form } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() ?? null
  return (
    <RunFrame run={run} title="Simulaciones">
      <div className="mb-8">
        <Alert tone="attention" title="Una simulación no es un resultado y nunca puede publicarse">
          Compara la entrada congelada con la misma entrada y otras plazas, otra anulación de reactivos, o ambas. Nada
          congelado cambia; queda en la auditoría quién la hizo.
        </Alert>
      </div>
      <Section title="Hechas">
        <DataTable
          caption="Simulaciones" captionHidden narrow="stack" columns={columns(run.id)} rows={whatIfs}
          rowKey={({ id }) => id} empty="Aún no hay simulaciones de esta corrida."
        />
      </Section>
      <Section title="Otra simulación">
        <Form method="get" className="mb-8 flex max-w-reading flex-wrap items-end gap-4">
          <SelectField
            field={plainField('curso', cer ?? undefined)} label="Curso"
            emptyLabel="Las plazas congeladas" choices={courses.map((course) => ({ value: course, label: course }))}
          />
          <SelectField
            field={plainField('forma', form?.formId)} label="Examen"
            emptyLabel="Lo anulado, como está" choices={forms.map(({ formId, name }) => ({ value: formId, label: name }))}
          />
          <Button type="submit" look="secondary">Ver plazas y reactivos</Button>
        </Form>
        {cer === null && form === null ? null : (
          <ChangesForm
            key={`${cer ?? ''}/${form?.formId ?? ''}`} cer={cer} pools={pools} paper={form} answered={answered}
          />
        )}
      </Section>
    </RunFrame>
  )
}
