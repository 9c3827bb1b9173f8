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
import { readFrozenPools, readFrozenSeats, readWhatIfs, type WhatIfLine } from './queries.server.ts'
import { SeatsForm } from './seats-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Simulaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const [seats, whatIfs] = await Promise.all([
    readFrozenSeats(args.context, run.id), readWhatIfs(args.context, run.id),
  ])
  const courses = [...new Set(seats.map(({ cer }) => cer))]
  const wanted = new URL(args.request.url).searchParams.get('curso')
  const cer = courses.find((one) => one === wanted) ?? null
  const pools = await readFrozenPools(args.context, seats, cer)
  return { run, whatIfs, courses, cer, pools }
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
    { key: 'gained', header: 'Ganan plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsGained) },
    { key: 'lost', header: 'Pierden plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsLost) },
    { key: 'changed', header: 'Cambian de plaza', align: 'end', cell: ({ counts }) => formatCount(counts.seatsChanged) },
    { key: 'made', header: 'Hecha', cell: ({ madeAt, madeBy }) => <><DateTime at={madeAt} />, por {madeBy}</> },
  ]
}

export default function WhatIfsPage() {
  const { run, whatIfs, courses, cer, pools } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>() ?? null
  return (
    <RunFrame run={run} title="Simulaciones">
      <div className="mb-8">
        <Alert tone="attention" title="Una simulación no es un resultado y nunca puede publicarse">
          Compara la entrada congelada con la misma entrada y otras plazas. Queda en la auditoría quién la hizo.
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
            emptyLabel="Elija un curso" choices={courses.map((course) => ({ value: course, label: course }))}
          />
          <Button type="submit" look="secondary">Ver sus plazas</Button>
        </Form>
        {cer === null ? null : <SeatsForm key={cer} cer={cer} pools={pools} answered={answered} />}
      </Section>
    </RunFrame>
  )
}
