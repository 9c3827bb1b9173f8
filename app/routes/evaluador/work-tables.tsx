/** What an evaluator holds, the most urgent first, and what was signed. */
import { Link } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { OwnWork } from './queries.server.ts'

export function HeldTable({ held }: Pick<OwnWork, 'held'>) {
  return (
    <DataTable
      caption="Artículos por evaluar" captionHidden narrow="stack"
      columns={[
        { key: 'title', header: 'Artículo', rowHeader: true, cell: (row) => (
          <><Link to={`/evaluador/evaluacion/${row.id}`}>{row.title}</Link><br /><span className="text-grey">{row.journal}</span></>
        ) },
        { key: 'ceme', header: 'Especialidad', cell: (row) => row.ceme },
        { key: 'state', header: 'Situación', cell: (row) => <HeldState {...row} /> },
        { key: 'due', header: 'A más tardar', cell: (row) => <DateTime at={row.dueAt} form="short" /> },
      ]}
      rows={held} rowKey={({ id }) => id} empty="No tiene artículos por evaluar."
    />
  )
}

function HeldState({ late, savedAt }: Pick<OwnWork['held'][number], 'late' | 'savedAt'>) {
  if (late) return <StateWord shape="triangle" tone="attention">Vencido</StateWord>
  return savedAt === null ? <StateWord shape="empty">Por iniciar</StateWord> : <StateWord shape="half">En borrador</StateWord>
}

export function SignedTable({ signed }: Pick<OwnWork, 'signed'>) {
  return (
    <DataTable
      caption="Evaluaciones firmadas" captionHidden narrow="stack"
      columns={[
        { key: 'title', header: 'Artículo', rowHeader: true,
          cell: (row) => <Link to={`/evaluador/evaluacion/${row.id}`}>{row.title}</Link> },
        { key: 'outcome', header: 'Su evaluación', cell: (row) => (row.accepted === true
          ? <StateWord shape="check" tone="success">Cumple</StateWord> : <StateWord shape="cross">No cumple</StateWord>) },
        { key: 'at', header: 'Firmada', cell: (row) => (row.endedAt === null ? '—' : <DateTime at={row.endedAt} form="short" />) },
      ]}
      rows={signed} rowKey={({ id }) => id} empty="Aún no firma ninguna."
    />
  )
}
