/** What became of a file: what was added and what should be looked at, or every line that must be corrected. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Section } from '#app/components/page/section.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { ImportedItems } from '#app/use-cases/import-items.server.ts'
import type { LineFault } from '#exam-engine/items/jsonl.ts'

interface ImportReportProps {
  imported: (Pick<ImportedItems, 'fileSha256' | 'added' | 'alreadyInBank' | 'warnings'> & { fileName: string }) | null
  faults: readonly LineFault[]
}

export function ImportReport({ imported, faults }: ImportReportProps) {
  const warnings = imported?.warnings.map((warning) => ({ line: warning.line, text: describeWarning(warning) })) ?? []
  const corrections = faults.map(({ line, reason }) => ({ line, text: reason }))
  return (
    <>
      {imported === null ? null : <Imported imported={imported} />}
      <LineTable title="Avisos" header="Aviso" lines={warnings} />
      <LineTable title="Líneas por corregir" header="Qué corregir" lines={corrections} />
    </>
  )
}

function Imported({ imported }: { imported: NonNullable<ImportReportProps['imported']> }) {
  const { fileName, added, alreadyInBank, fileSha256 } = imported
  return (
    <Alert tone="success" announce title={`${fileName}: ${formatCounted(added, 'reactivo nuevo', 'reactivos nuevos')}`}>
      {alreadyInBank === 0 ? null : <p>{formatCounted(alreadyInBank, 'ya estaba', 'ya estaban')} en el banco.</p>}
      <p>Huella del archivo (SHA-256): <ShortHash hash={fileSha256} whole /></p>
    </Alert>
  )
}

interface LineTableProps {
  title: string
  /** Of the column of texts. */
  header: string
  lines: readonly { line: number, text: string }[]
}

function LineTable({ title, header, lines }: LineTableProps) {
  if (lines.length === 0) return null
  return (
    <div className="mt-8">
      <Section title={title}>
        <DataTable
          caption={title} captionHidden
          columns={[
            { key: 'line', header: 'Línea', align: 'end', cell: ({ line }) => line },
            { key: 'text', header, cell: ({ text }) => text },
          ]}
          rows={lines.map((line, index) => ({ ...line, index }))} rowKey={({ index }) => String(index)}
        />
      </Section>
    </div>
  )
}

function describeWarning(warning: ImportedItems['warnings'][number]): string {
  switch (warning.warning) {
    case 'DUPLICATE_ITEM':
      return `Repite el reactivo de la línea ${warning.firstLine}; una forma nunca lleva los dos.`
    case 'DUPLICATE_OF_BANK':
      return `El banco ya tiene este reactivo como ${warning.code}; una forma nunca lleva los dos.`
    case 'POSITIONAL_OPTION':
      return `La opción «${warning.optionText}» depende del orden, y cada aspirante ve otro.`
  }
}
