/** The sedes that receive candidates, with their rooms against what their turnos need; the way to arrange each. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import { readSedes } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sedes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return { sedes: await readSedes(args.context) }
}

type SedeLine = Awaited<ReturnType<typeof readSedes>>[number]

const COLUMNS: readonly Column<SedeLine>[] = [
  {
    key: 'sede', header: 'Sede', rowHeader: true,
    cell: ({ code, name, city }) => (
      <>
        <Link to={`/sede/${encodeURIComponent(code)}/salas`}>{name}</Link>
        <span className="block font-normal text-grey">{city}</span>
      </>
    ),
  },
  { key: 'rooms', header: 'Salas', align: 'end', cell: ({ rooms }) => formatCount(rooms) },
  { key: 'capacity', header: 'Lugares', align: 'end', cell: ({ capacity }) => formatCount(capacity) },
  { key: 'most', header: 'Turno más numeroso', align: 'end', cell: ({ most }) => formatCount(most) },
  { key: 'turnos', header: 'Turnos', align: 'end', cell: ({ turnos }) => formatCount(turnos) },
  {
    key: 'state', header: 'Situación', cell: ({ capacity, most, unseated }) =>
      capacity < most ? (
        <StateWord shape="triangle" tone="danger">
          {formatCounted(most - capacity, 'lugar falta', 'lugares faltan')}
        </StateWord>
      ) : unseated > 0 ? (
        <StateWord shape="triangle" tone="attention">{`${formatCount(unseated)} sin lugar`}</StateWord>
      ) : <StateWord shape="check" tone="success">Todos con lugar</StateWord>,
  },
]

export default function Sedes() {
  const { sedes } = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  return (
    <Page width="board">
      <PageHeading
        title="Sedes" lead="Salas, lugares y supervisores de cada sede. Los arregla su autoridad educativa, o usted."
      />
      <NoExamsNote>Ninguna sede recibe aspirantes: no hay salas, lugares ni supervisores que arreglar.</NoExamsNote>
      {sedes.length === 0 && withoutExams ? null : sedes.length === 0 ? (
        <EmptyState title="Ninguna sede recibe aspirantes">
          Aquí se verán en cuanto haya aspirantes con turno en la convocatoria.
        </EmptyState>
      ) : (
        <DataTable
          caption="Sedes con aspirantes" captionHidden narrow="stack" columns={COLUMNS} rows={sedes}
          rowKey={({ code }) => code}
        />
      )}
    </Page>
  )
}
