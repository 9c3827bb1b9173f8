/** Two pages typed into the same step: both texts side by side, and the person chooses. Nothing was overwritten. */
import { Button } from '#app/components/actions/button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { fieldWords } from '#app/labels/registration-values.ts'
import { FIELD_NAMES } from '#app/labels/registration.ts'

interface StaleDraftProps {
  text: string
  typed: Readonly<Record<string, string>>
  stored: Readonly<Record<string, string>>
  /** For people instead of the stored text, e.g. of a list of sedes. */
  show?: (field: string, value: string) => string
  /** Missing without script: there the form's own button keeps what was typed. */
  onKeep?: () => void
}

export function StaleDraft({ text, typed, stored, onKeep, show = fieldWords }: StaleDraftProps) {
  const rows = Object.keys(typed).filter((field) => (typed[field] ?? '') !== (stored[field] ?? ''))
  const cell = (field: string, value: string | undefined) => show(field, value ?? '') || 'Vacío'
  return (
    <div className="mb-8 space-y-4">
      <Alert tone="danger" announce title="Este paso se guardó también en otra página"><p>{text}</p></Alert>
      <DataTable
        caption="Lo que es distinto" narrow="stack" rowKey={(field) => field} rows={rows}
        columns={[
          { key: 'field', header: 'Dato', rowHeader: true, cell: (field) => FIELD_NAMES[field] ?? field },
          { key: 'typed', header: 'Aquí escribió', cell: (field) => cell(field, typed[field]) },
          { key: 'stored', header: 'Está guardado', cell: (field) => cell(field, stored[field]) },
        ]}
      />
      <div className="flex flex-wrap gap-4">
        {onKeep === undefined ? <p>Para quedarse con lo que escribió, guarde de nuevo abajo.</p> : (
          <Button look="secondary" onPress={onKeep}>Quedarme con lo que escribí aquí</Button>
        )}
        {/* A plain link: it loads the stored text anew. */}
        <a href="?" className="inline-flex min-h-11 items-center font-semibold">Usar lo guardado</a>
      </div>
    </div>
  )
}
