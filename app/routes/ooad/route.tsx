/** An OOAD's home: its sedes in numbers, and after the publication the seats assigned there and accepted. No names. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { readOoads, type OoadSede } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sedes de su OOAD · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readOoads(args)
}

const COLUMNS: readonly Column<OoadSede>[] = [
  {
    key: 'name',
    header: 'Sede',
    rowHeader: true,
    cell: ({ name, city }) => (
      <>
        {name}
        <span className="block font-normal">{city}</span>
      </>
    ),
  },
  { key: 'adscribed', header: 'Aspirantes adscritos', align: 'end', cell: ({ adscribed }) => formatCount(adscribed) },
  { key: 'sitting', header: 'Presentan en la sede', align: 'end', cell: ({ sitting }) => formatCount(sitting) },
  { key: 'seats', header: 'Plazas ofertadas', align: 'end', cell: ({ seats }) => formatCount(seats) },
]

const AFTER_PUBLICATION: readonly Column<OoadSede>[] = [
  { key: 'assigned', header: 'Asignadas', align: 'end', cell: ({ awards }) => formatCount(awards?.assigned ?? 0) },
  { key: 'accepted', header: 'Aceptadas', align: 'end', cell: ({ awards }) => formatCount(awards?.accepted ?? 0) },
  { key: 'rejected', header: 'Rechazadas', align: 'end', cell: ({ awards }) => formatCount(awards?.rejected ?? 0) },
  { key: 'left', header: 'Renunciadas o revocadas', align: 'end', cell: ({ awards }) => formatCount(awards?.left ?? 0) },
]

export default function OoadPage() {
  const { ooads, results } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Sedes de su OOAD" lead="Números por sede, sin nombres ni puntajes."
        act={(
          <span className="flex flex-wrap gap-3">
            <ButtonLink to="/ooad/llegadas">Llegadas</ButtonLink>
            <ButtonLink look="secondary" to="/ooad/extranjeros">Residentes extranjeros</ButtonLink>
          </span>
        )}
      />
      {ooads.map(({ ooad, sedes }) => {
        const published = sedes.some(({ awards }) => awards !== null)
        return (
          <Section key={ooad} title={ooad}>
            {published || results === null ? null : (
              <Alert title="La asignación aún no se publica">
                Desde el <DateTime at={results.from} /> verá aquí cuántas plazas de cada sede se asignaron y cuántas se
                aceptaron.
              </Alert>
            )}
            <div className="mt-6">
              <DataTable
                caption={`Sedes de ${ooad}`}
                captionHidden
                columns={published ? [...COLUMNS, ...AFTER_PUBLICATION] : COLUMNS}
                rows={sedes}
                rowKey={({ code }) => code}
                empty="Ninguna sede académica de este OOAD participa en la convocatoria."
              />
            </div>
          </Section>
        )
      })}
    </Page>
  )
}
