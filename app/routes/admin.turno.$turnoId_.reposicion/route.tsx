/** Giving time back to a sede: off unless the convocatoria allows it (§3.1 B); and what was given, by whom, why. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { OutageTable } from '#app/coordination/outage-table.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { submitCompensation } from './actions.server.ts'
import { CompensationForm } from './compensation-form.tsx'
import { readCompensations, type CompensationPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Reponer tiempo · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readCompensations(args.context, args.params['turnoId'])
}

export async function action(args: ActionFunctionArgs) {
  return submitCompensation(args, args.params['turnoId'])
}

const COLUMNS: readonly Column<CompensationPage['given'][number]>[] = [
  { key: 'sede', header: 'Sede', rowHeader: true, cell: ({ sede }) => sede },
  { key: 'minutes', header: 'Minutos', align: 'end', cell: ({ minutes }) => minutes },
  { key: 'reason', header: 'Motivo', cell: ({ reason }) => reason },
  {
    key: 'by', header: 'Quién y cuándo',
    cell: ({ by, at }) => <>{by}<span className="block text-grey"><DateTime at={at} form="short" /></span></>,
  },
]

export default function Compensation() {
  const page = useLoaderData<typeof loader>()
  const { turno, allowedMinutes, given, outages } = page
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/admin', label: 'Resumen' }, { to: `/admin/turno/${turno.id}`, label: `Turno ${turno.number}` }]}
        here="Reponer tiempo"
      />
      <PageHeading
        above={`Turno ${turno.number}`} title="Reponer tiempo a una sede"
        lead="Solo suma tiempo, y solo a quien no ha terminado. Cada aspirante lo ve en su reloj y con su motivo."
      />
      {allowedMinutes === 0 ? (
        <Alert tone="attention" title="Desactivado por la convocatoria">
          {describeRefusal({ refusal: 'COMPENSATION_OFF' })}
        </Alert>
      ) : (
        <Section title="Reponer" lead={`La convocatoria permite hasta ${allowedMinutes} minutos por sede y turno.`}>
          <CompensationForm {...page} />
        </Section>
      )}
      <div className="mt-10">
        <Section
          title="Fallas declaradas en este turno"
          lead="Lo que las sedes declararon: ninguna detuvo el tiempo por sí misma."
        >
          <OutageTable outages={outages} />
        </Section>
      </div>
      {given.length === 0 ? null : (
        <div className="mt-10">
          <Section title="Tiempo repuesto">
            <DataTable
              caption="Tiempo repuesto en este turno" captionHidden narrow="stack" columns={COLUMNS} rows={given}
              rowKey={({ id }) => id}
            />
          </Section>
        </div>
      )}
    </Page>
  )
}
