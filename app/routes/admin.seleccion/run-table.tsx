/** All runs of the convocatoria with their hashes; each leads to its results. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import type { RunLine } from './queries.server.ts'

const COLUMNS: readonly Column<RunLine>[] = [
  {
    key: 'frozen', header: 'Congelada', rowHeader: true,
    cell: ({ id, frozenAt }) => <Link to={`/admin/seleccion/${id}`}><DateTime at={frozenAt} form="short" /></Link>,
  },
  { key: 'by', header: 'Por', cell: ({ frozenBy }) => frozenBy ?? '—' },
  { key: 'state', header: 'Situación', cell: (run) => <StateWord {...runLook(run)} /> },
  { key: 'input', header: 'Huella de la entrada', cell: ({ inputSha256 }) => <ShortHash hash={inputSha256} /> },
  {
    key: 'results', header: 'Huella de los resultados',
    cell: ({ resultsSha256 }) => resultsSha256 === null ? '—' : <ShortHash hash={resultsSha256} />,
  },
]

type RunMoments = Pick<RunLine, 'ranAt' | 'publishedAt' | 'discardedAt'>

export function runLook({ ranAt, publishedAt, discardedAt }: RunMoments): StateWordProps {
  if (discardedAt !== null) return { shape: 'cross', children: 'Descartada' }
  if (publishedAt !== null) return { shape: 'check', tone: 'success', children: 'Publicada' }
  if (ranAt === null) return { shape: 'empty', children: 'Congelada, sin ejecutar' }
  return { shape: 'half', tone: 'active', children: 'Ejecutada, sin publicar' }
}

export function RunTable({ runs }: { runs: readonly RunLine[] }) {
  return (
    <DataTable
      caption="Corridas de la selección" captionHidden narrow="stack" columns={COLUMNS} rows={runs}
      rowKey={({ id }) => id} empty="Aún no se congela ninguna entrada."
    />
  )
}
