/** The national board of a turno: every sede, the worst first, read anew every few seconds. Acts stand elsewhere. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Megaphone } from 'lucide-react'
import { useState } from 'react'
import { needsAttention, searchSedes, sumLines } from '#app/coordination/national-board.ts'
import { readNationalBoard } from '#app/coordination/read-national-board.server.ts'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { describeCounts } from '#app/exam-quality/attempt-figures.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { formatInstant, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { sedeColumns } from './sede-columns.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? 'Turno · EFISER' : `Turno ${data.turno.number} en el país · EFISER` },
]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const { turnoId } = args.params
  const board = isUuid(turnoId) ? await readNationalBoard(args.context.services, turnoId) : undefined
  if (board === undefined) throw notFound()
  return board
}

const REFRESH_MS = 5000

export default function NationalBoard() {
  const { now, turno, lines } = useLoaderData<typeof loader>()
  const [search, setSearch] = useState('')
  useRefresh(REFRESH_MS)
  const all = sumLines(lines)
  const shown = searchSedes(lines, search)
  const alarming = lines.filter(needsAttention).length
  return (
    <Page width="board">
      <Breadcrumbs way={[{ to: '/admin', label: 'Resumen' }]} here={`Turno ${turno.number}`} />
      <PageHeading
        title={`Turno ${turno.number} en el país`} lead={formatInstant(turno.startsAt)}
        act={(
          <span className="flex flex-wrap gap-3">
            <ButtonLink to={`/admin/turno/${turno.id}/avisos`} icon={Megaphone}>Avisos</ButtonLink>
            <ButtonLink to={`/admin/turno/${turno.id}/reposicion`} look="secondary">Reponer tiempo</ButtonLink>
          </span>
        )}
      />
      <Figures label={`Turno ${turno.number} en todo el país`} figures={[
        ...describeCounts(all.counts),
        { label: 'Conectados', count: all.connected },
        { label: 'Sin conexión', count: all.lost, attention: all.lost > 0 },
        { label: 'Por revisar', count: all.quarantined, attention: all.quarantined > 0 },
      ]} />
      <p className="mt-2 mb-6 text-sm text-grey">
        {all.saveRate.toFixed(1)} guardados por segundo. Cifras de las {formatTimeWithSeconds(now)} (hora del centro);
        se actualizan solas.
      </p>
      <div className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-2">
        <label className="grow sm:max-w-sm">
          <span className="mb-1 block font-semibold">Buscar sede</span>
          <input
            type="search" className={CONTROL_CLASSES} value={search}
            onChange={(event) => { setSearch(event.currentTarget.value) }}
          />
        </label>
        <p role="status" className="pb-2 tabular-nums">
          {shown.length === lines.length ? `${formatCount(lines.length)} sedes` :
            `${formatCount(shown.length)} de ${formatCount(lines.length)} sedes`}
          {alarming === 0 ? '' : `, ${formatCount(alarming)} requieren atención`}
        </p>
      </div>
      <DataTable
        caption="Sedes del turno, primero las que requieren atención" captionHidden columns={sedeColumns(turno.id, now)}
        rows={shown} rowKey={({ code }) => code} empty="Ninguna sede coincide."
      />
    </Page>
  )
}
