/** Every item in a line that fits on paper; where there is a comparison of categories, its Δ too. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { distinctFlags, FLAG_WORDS } from '#app/exam-quality/flag-words.ts'
import { formatFigure, formatPart } from '#app/exam-quality/format-figure.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { LARGE_DELTA, LEAST_EXAMINEES_FOR_DIF } from '#exam-engine/marking/group-difference.ts'
import { THIRDS } from '#exam-engine/marking/thirds.ts'
import type { Report } from './queries.server.ts'

type Item = Report['items'][number]

const COLUMNS: readonly Column<Item>[] = [
  { key: 'code', header: 'Reactivo', rowHeader: true, cell: ({ code }) => code },
  { key: 'facility', header: 'Facilidad', align: 'end', cell: ({ facility }) => formatFigure(facility) },
  { key: 'rit', header: 'RIT', align: 'end', cell: ({ rit }) => formatFigure(rit) },
  { key: 'rir', header: 'RIR', align: 'end', cell: ({ rir }) => formatFigure(rir) },
  { key: 'alpha', header: 'KR-20 sin él', align: 'end', cell: ({ alphaIfDeleted }) => formatFigure(alphaIfDeleted, 3) },
  {
    key: 'thirds', header: 'Correcta por tercios', align: 'end',
    cell: ({ options }) => {
      const shares = options.find(({ right }) => right)?.shareByThird ?? null
      return <span className="whitespace-nowrap">{shares === null ? '—' : THIRDS.map((third) => formatPart(shares[third])).join(' · ')}</span>
    },
  },
  { key: 'blank', header: 'Sin respuesta', align: 'end', cell: ({ unansweredShare }) => formatPart(unansweredShare) },
  { key: 'flags', header: 'Señales', cell: ({ flags }) => distinctFlags(flags).map((flag) => FLAG_WORDS[flag].short).join(', ') || 'Ninguna' },
]

export function ReportTable({ report: { items, form, groups } }: { report: Report }) {
  const deltas = new Map(groups)
  const [sizes] = deltas.values()
  const columns = sizes === undefined ? COLUMNS : [...COLUMNS, {
    key: 'delta', header: 'Δ MH', align: 'end' as const,
    cell: ({ itemId }: Item) => {
      const delta = deltas.get(itemId)?.delta ?? null
      return `${formatFigure(delta)}${delta !== null && Math.abs(delta) >= LARGE_DELTA ? ' (grande)' : ''}`
    },
  }]
  return (
    <>
      <DataTable
        caption={`Reactivos, n = ${formatCount(form.n)}`} columns={columns} rows={items} rowKey={({ itemId }) => itemId}
      />
      <p className="mt-3 max-w-measure text-sm text-grey">
        {sizes === undefined
          ? `La comparación por categoría de nacionalidad (Mantel-Haenszel) se hace desde ${LEAST_EXAMINEES_FOR_DIF} personas `
            + 'con la misma forma y con ambas categorías presentes; aquí no se hace.'
          : `Δ de Mantel-Haenszel entre las categorías de nacionalidad (§2.2 D), a igual total: n = ${sizes.reference} `
            + `nacionales y ${sizes.focal} extranjeras. Negativo: más difícil para la extranjera; grande desde ${LARGE_DELTA}.`}
      </p>
    </>
  )
}
