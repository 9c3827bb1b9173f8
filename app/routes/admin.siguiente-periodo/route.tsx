/** The seats that nobody holds, each with why it is free, and the next period that offers them. Convocatoria §5.3, §5.13 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { FREE_REASONS, keyOf, type FreedPool, type FreeReason } from '#exam-engine/convocatoria/freed-seats.ts'
import { submitPeriod } from './actions.server.ts'
import { readNextPeriod, type PoolLine } from './queries.server.ts'
import { StartForm } from './start-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Periodo siguiente · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readNextPeriod(args)
export const action = (args: ActionFunctionArgs) => submitPeriod(args)

const WHY: Record<FreeReason, readonly [one: string, many: string]> = {
  unassigned: ['sin asignar', 'sin asignar'], rejected: ['rechazada', 'rechazadas'], lapsed: ['sin respuesta', 'sin respuesta'],
  resigned: ['renunciada', 'renunciadas'], revoked: ['revocada', 'revocadas'],
}

const describeWhy = (reasons: FreedPool['reasons']) => FREE_REASONS.filter((reason) => reasons[reason] > 0)
  .map((reason) => formatCounted(reasons[reason], ...WHY[reason])).join(', ')

const COLUMNS: readonly Column<PoolLine>[] = [
  { key: 'cer', header: 'Curso', rowHeader: true, cell: ({ cer }) => cer },
  { key: 'sede', header: 'Sede', cell: ({ sedeName, subsede }) => `${sedeName}${subsede === null ? '' : `, ${subsede}`}` },
  { key: 'initial', header: 'Plazas', align: 'end', cell: ({ initial }) => formatCount(initial) },
  { key: 'held', header: 'Ocupadas', align: 'end', cell: ({ held }) => formatCount(held) },
  { key: 'free', header: 'Libres', align: 'end', cell: ({ free }) => <strong>{formatCount(free)}</strong> },
  { key: 'why', header: 'Por qué', cell: ({ reasons }) => describeWhy(reasons) },
]

export default function NextPeriodPage() {
  const page = useLoaderData<typeof loader>()
  if (page === null) {
    return (
      <Page>
        <PageHeading title="Periodo siguiente" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se verán las plazas que queden libres.</EmptyState>
      </Page>
    )
  }
  const { totals, pools } = page
  return (
    <Page>
      <PageHeading
        above={page.title} title="Periodo siguiente"
        lead="Libres son las plazas que se publicaron menos las que alguien ocupa (§5.3). Participa quien rechazó o renunció a tiempo (§5.13, §5.17); no quien tiene plaza."
      />
      <div className="mb-10">
        <Figures label="Plazas" figures={[
          { label: 'publicadas', count: totals.initial }, { label: 'ocupadas', count: totals.held },
          { label: 'libres', count: totals.free }, { label: 'sin asignar', count: totals.unassigned },
          { label: 'rechazadas', count: totals.rejected }, { label: 'sin respuesta', count: totals.lapsed },
          { label: 'renunciadas', count: totals.resigned }, { label: 'revocadas', count: totals.revoked },
        ]} />
      </div>
      <Section title="Abrir el periodo"><StartForm page={page} /></Section>
      <Section title="Por qué está libre cada plaza">
        <DataTable
          caption="Plazas libres por curso y sede" captionHidden narrow="stack" columns={COLUMNS} rows={pools.filter(({ free }) => free > 0)}
          rowKey={keyOf} empty="Ninguna plaza está libre."
        />
      </Section>
    </Page>
  )
}
