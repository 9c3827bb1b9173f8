/** One's own presentation at the new sede, as it was recorded: nobody else's. Convocatoria §5.9.3, §5.12 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCalendarDate } from '#app/documents/describe-times.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { ABSENCE_CONSEQUENCE, ARRIVAL_WORDS } from '#app/labels/arrivals.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { readOwnArrival } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mi llegada · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  return readOwnArrival(args.context.services.database.db, actor.personId)
}

export default function OwnArrivalPage() {
  const arrival = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/resultado', label: 'Mi resultado' }]} here="Mi llegada" />
      <PageHeading title="Mi llegada a la nueva sede" lead="Lo que la autoridad de educación de su nueva sede registró (§5.9.3)." />
      {arrival === null ? (
        <EmptyState title="No tiene una plaza aceptada">Aquí verá el registro de su presentación cuando tenga una.</EmptyState>
      ) : <Arrival {...arrival} />}
    </Page>
  )
}

function Arrival({ seat, arrivesOn, standing, absences, arrivedOn, records }: NonNullable<Awaited<ReturnType<typeof readOwnArrival>>>) {
  const { word, tone } = ARRIVAL_WORDS[standing]
  return (
    <>
      <Alert tone={tone === 'neutral' ? 'info' : tone} title={arrivedOn === null ? word : `${word} el ${formatIsoDate(arrivedOn)}`}>
        Se presenta el {formatCalendarDate(arrivesOn)} en {seat}, con la tercera copia firmada de su carta de aceptación.
        {absences === 0 ? null : ` Se cuentan ${formatCounted(absences, 'falta injustificada', 'faltas injustificadas')}.`}
      </Alert>
      {standing === 'arrived' ? null : <p className="mt-6 max-w-measure">{ABSENCE_CONSEQUENCE}</p>}
      <div className="mt-8">
        <Section title="Lo registrado" lead="Si algo no es correcto, pida a su nueva sede o a su OOAD que lo corrija: nada se borra, vale lo último.">
          <DataTable
            caption="Registros de su presentación" captionHidden narrow="stack" rows={records} rowKey={({ id }) => String(id)}
            empty="Aún no se registra su presentación."
            columns={[
              { key: 'on', header: 'Presentación', rowHeader: true, cell: (record) => (
                record.arrivedOn === null ? 'Se retiró lo anterior' : formatIsoDate(record.arrivedOn)) },
              { key: 'reason', header: 'Motivo', cell: ({ reason }) => reason === '' ? 'Primer registro' : reason },
              { key: 'at', header: 'Cuándo se registró', cell: ({ at }) => <DateTime at={at} form="short" /> },
            ]}
          />
        </Section>
      </div>
    </>
  )
}
