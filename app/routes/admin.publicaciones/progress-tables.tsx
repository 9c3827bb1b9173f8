/** Evaluators with their work, disputes, and agreement by pair: what is late or missing stands out by word. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { ShownKappa } from '#app/publications/agreement.ts'
import type { Progress } from './queries.server.ts'

const MISSING = {
  noPairs: 'Indefinida: nadie evaluó lo mismo',
  noVariation: 'Indefinida: una sola categoría',
} as const

export function describeKappa({ value, missing }: Pick<ShownKappa, 'value' | 'missing'>): string {
  return missing === null ? value ?? '' : MISSING[missing]
}

export function EvaluatorsTable({ evaluators }: Pick<Progress, 'evaluators'>) {
  return (
    <DataTable
      caption="Evaluadores y su trabajo" captionHidden
      columns={[
        { key: 'name', header: 'Evaluador', rowHeader: true, cell: ({ name }) => name },
        { key: 'held', header: 'Por firmar', align: 'end', cell: ({ held }) => held },
        { key: 'late', header: 'Vencidas', cell: ({ late }) => (late === 0 ? 'Ninguna'
          : <StateWord shape="triangle" tone="attention">{formatCounted(late, 'vencida', 'vencidas')}</StateWord>) },
        { key: 'signed', header: 'Firmadas', align: 'end', cell: ({ signed }) => signed },
        { key: 'returned', header: 'Devueltas', align: 'end', cell: ({ returned }) => returned },
        { key: 'lapsed', header: 'Pasadas a otro', align: 'end', cell: ({ lapsed }) => lapsed },
      ]}
      rows={evaluators} rowKey={({ personId }) => personId} empty="No hay evaluadores: sin ellos nada se decide."
    />
  )
}

export function DisputesTable({ disputes }: Pick<Progress, 'disputes'>) {
  return (
    <DataTable
      caption="Artículos en que difirieron" captionHidden
      columns={[
        { key: 'folio', header: 'Folio', rowHeader: true, cell: (row) => `${row.folio}, artículo ${row.position}` },
        { key: 'doi', header: 'DOI', cell: ({ doi }) => doi },
        { key: 'third', header: 'Tercera persona', cell: ({ third }) => third ?? (
          <StateWord shape="triangle" tone="attention">Falta</StateWord>) },
        { key: 'state', header: 'Decisión', cell: ({ decided, accepted }) => (decided
          ? accepted === true ? 'Validada' : 'No considerada' : 'Pendiente') },
      ]}
      rows={disputes} rowKey={({ id }) => id} empty="Ninguno hasta ahora."
    />
  )
}

export function PairsTable({ pairs }: Pick<Progress, 'pairs'>) {
  return (
    <DataTable
      caption="Concordancia por pareja" captionHidden
      columns={[
        { key: 'pair', header: 'Pareja', rowHeader: true, cell: ({ left, right }) => `${left} y ${right}` },
        { key: 'n', header: 'Artículos (n)', align: 'end', cell: ({ n }) => n },
        { key: 'agreed', header: 'Coinciden', align: 'end', cell: ({ agreed }) => agreed },
        { key: 'kappa', header: 'Kappa de Cohen', align: 'end', cell: describeKappa },
      ]}
      rows={pairs} rowKey={({ id }) => id} empty="Aún no hay artículos firmados por dos personas."
    />
  )
}
