/** Extra time and other adjustments by resolution: those in force, and the way to record one for a folio. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { readAdjustments, type AdjustmentLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Ajustes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return readAdjustments(args.context, args.request.url)
}

const COLUMNS: readonly Column<AdjustmentLine>[] = [
  {
    key: 'who', header: 'Aspirante', rowHeader: true,
    cell: ({ attemptId, name, folio }) => (
      <>
        <Link to={`/admin/ajustes/${attemptId}`}>{name}</Link>
        <span className="block font-normal text-grey">{folio}</span>
      </>
    ),
  },
  {
    key: 'turno', header: 'Turno',
    cell: ({ turno, startsAt }) => <>{turno}, <DateTime at={startsAt} form="short" /></>,
  },
  { key: 'sede', header: 'Sede', cell: ({ sede }) => sede },
  {
    key: 'extra', header: 'Minutos', align: 'end',
    cell: ({ extraMinutes }) => extraMinutes === 0 ? '—' : extraMinutes,
  },
  { key: 'closes', header: 'Cierra', cell: ({ closesAt }) => <DateTime at={closesAt} form="short" /> },
  {
    key: 'resolution', header: 'Resolución',
    cell: ({ document, otherMeasures }) => (
      <>{document}{otherMeasures === '' ? null : <span className="block text-grey">{otherMeasures}</span>}</>
    ),
  },
]

export default function Adjustments() {
  const { adjustments, unknownFolio } = useLoaderData<typeof loader>()
  const field = {
    ...plainField('folio', unknownFolio ?? ''),
    ...(unknownFolio === null ? {} : { errors: [describeRefusal({ refusal: 'CANDIDATE_UNKNOWN' })] }),
  }
  return (
    <Page width="board">
      <PageHeading
        title="Ajustes"
        lead="Desactivados salvo resolución: la convocatoria no abre periodos fuera del cronograma (§3.1 B). Tiempo
          adicional u otra medida se registra antes del turno, con el documento que lo concede."
      />
      <Section title="Registrar o revisar un ajuste">
        <Form method="get" className="flex max-w-reading flex-wrap items-end gap-4">
          <div className="grow sm:max-w-xs">
            <TextField field={field} label="Folio del aspirante" hint="Por ejemplo, R-000002" code />
          </div>
          <Button type="submit" icon={Search}>Buscar</Button>
        </Form>
      </Section>
      <Section title="Vigentes">
        <DataTable
          caption="Ajustes vigentes" captionHidden narrow="stack" columns={COLUMNS} rows={adjustments}
          rowKey={({ id }) => id} empty="Ningún aspirante tiene un ajuste. Todos cierran con su turno."
        />
      </Section>
    </Page>
  )
}
