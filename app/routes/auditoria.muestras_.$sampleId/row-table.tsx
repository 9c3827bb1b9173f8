/** The drawn rows in their order, each with its last finding. */
import { Link } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { OUTCOME_WORDS } from '#app/audit/sample-words.ts'
import type { Sample } from './queries.server.ts'

export function RowTable({ rows, base }: { rows: Sample['rows'], base: string }) {
  return (
    <DataTable
      caption="Renglones de la muestra" captionHidden narrow="stack" rows={rows} rowKey={({ place }) => String(place)}
      columns={[
        {
          key: 'place', header: 'Renglón', rowHeader: true,
          cell: ({ place }) => <Link to={`${base}/${String(place)}`}>{`Renglón ${String(place)}`}</Link>,
        },
        { key: 'subject', header: 'Identificador', cell: ({ subjectId }) => <code className="break-all">{subjectId}</code> },
        {
          key: 'outcome', header: 'Resultado', cell: ({ outcome }) => outcome === null ? 'Sin revisar' : (
            <StateWord {...outcome === 'conforms' ? { shape: 'full', tone: 'success' } : { shape: 'half', tone: 'attention' }}>
              {OUTCOME_WORDS[outcome]}
            </StateWord>
          ),
        },
        { key: 'text', header: 'Qué se anotó', cell: ({ text }) => <span className="break-words">{text ?? ''}</span> },
      ]}
    />
  )
}
