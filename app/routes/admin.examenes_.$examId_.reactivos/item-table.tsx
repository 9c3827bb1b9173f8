/** The items with their figures; each leads to its own page. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import type { NamedItem } from '#app/exam-quality/analyse-exam.server.ts'
import { distinctFlags, FLAG_WORDS } from '#app/exam-quality/flag-words.ts'
import { formatFigure, formatPart } from '#app/exam-quality/format-figure.ts'
import { THIRDS } from '#exam-engine/marking/thirds.ts'
import type { ItemStatistics } from './queries.server.ts'

interface ItemTableProps {
  statistics: ItemStatistics
  /** The address of this page. */
  home: string
}

const AREA_WORDS = { clinical: 'Clínica', research: 'Investigación' } as const
const AREA_CHOICES = Object.entries(AREA_WORDS).map(([value, label]) => ({ value, label }))
const FLAG_CHOICES = [{ value: 'con', label: 'Con señales' }, { value: 'sin', label: 'Sin señales' }]

const columns = (home: string): Column<NamedItem>[] => [
  {
    key: 'code', header: 'Reactivo', rowHeader: true, sortable: true,
    cell: ({ itemId, code }) => <Link to={`${home}/${itemId}`}>{code}</Link>,
  },
  {
    key: 'area', header: 'Área',
    cell: ({ area, topic }) => <>{AREA_WORDS[area]}<span className="block text-sm text-grey">{topic}</span></>,
  },
  {
    key: 'facility', header: 'Facilidad', align: 'end', sortable: true,
    cell: ({ facility }) => formatFigure(facility),
  },
  { key: 'rit', header: 'RIT', align: 'end', sortable: true, cell: ({ rit }) => formatFigure(rit) },
  { key: 'rir', header: 'RIR', align: 'end', sortable: true, cell: ({ rir }) => formatFigure(rir) },
  { key: 'thirds', header: 'Correcta por tercios', align: 'end', cell: (item) => <RightByThirds item={item} /> },
  { key: 'distractors', header: 'Distractores', align: 'end', cell: (item) => <Distractors item={item} /> },
  {
    key: 'flags', header: 'Señales',
    cell: ({ flags }) => flags.length === 0 ? 'Ninguna' : (
      <ul className="space-y-1">
        {distinctFlags(flags).map((flag) => (
          <li key={flag} title={FLAG_WORDS[flag].full}>
            <StateWord shape="triangle" tone="attention">{FLAG_WORDS[flag].short}</StateWord>
          </li>
        ))}
      </ul>
    ),
  },
]

function RightByThirds({ item: { options } }: { item: NamedItem }) {
  const shares = options.find(({ right }) => right)?.shareByThird ?? null
  const parts = shares === null ? '—' : THIRDS.map((third) => formatPart(shares[third])).join(' · ')
  return <span className="whitespace-nowrap">{parts}</span>
}

/** The most chosen first; who left the item blank is not among them. */
function Distractors({ item: { options } }: { item: NamedItem }) {
  const shares = options.flatMap(({ right, share }) => (right || share === null ? [] : [share]))
    .sort((left, right) => right - left)
  return <span className="whitespace-nowrap">{shares.map(formatPart).join(' · ')}</span>
}

export function ItemTable({ statistics: { query, items, total, form }, home }: ItemTableProps) {
  return (
    <>
      <TableTools
        query={query} shown={items.length} total={total} noun="reactivos" searchLabel="Código o tema"
        filters={[
          { name: 'area', label: 'Área', allLabel: 'Todas', choices: AREA_CHOICES },
          { name: 'senal', label: 'Señales', allLabel: 'Con y sin', choices: FLAG_CHOICES },
        ]}
      />
      <DataTable
        caption={`Reactivos, n = ${form.n}`} captionHidden columns={columns(home)} rows={items} query={query}
        rowKey={({ itemId }) => itemId} empty="Ningún reactivo coincide con la búsqueda."
      />
    </>
  )
}
