/** Suggested matches: what the file says beside what the roster says, the reason, and one decision for each. §4.2 A */
import { Form } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'

interface SuggestionRow {
  id: string
  line: number
  curp: string
  name: string
  reason: string
  outcome: 'confirmed' | 'rejected' | null
  folio: string
  ownCurp: string | null
  ownName: string
  decidedBy: string | null
}

export function SuggestionList({ rows, frozen }: { rows: readonly SuggestionRow[]; frozen: boolean }) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No hay coincidencias por decidir">
        Llegan con una carga, cuando solo coincide la CURP o solo el nombre.
      </EmptyState>
    )
  }
  return (
    <ul className="space-y-4">
      {rows.map((row) => (
        <li key={row.id} className="border-2 border-line p-4">
          <p className="font-semibold">{row.reason}</p>
          <dl className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
            <div>
              <dt className="text-grey">Archivo, renglón {row.line}</dt>
              <dd>
                {row.name}
                <br />
                {row.curp === '' ? 'Sin CURP' : row.curp}
              </dd>
            </div>
            <div>
              <dt className="text-grey">Aspirante {row.folio}</dt>
              <dd>
                {row.ownName}
                <br />
                {row.ownCurp ?? 'Sin CURP'}
              </dd>
            </div>
          </dl>
          {row.outcome !== null ? (
            <p className="mt-3 flex flex-wrap gap-x-3">
              {row.outcome === 'confirmed' ? (
                <StateWord shape="check" tone="success">
                  Confirmada
                </StateWord>
              ) : (
                <StateWord shape="cross">Rechazada</StateWord>
              )}
              <span className="text-grey">por {row.decidedBy}</span>
            </p>
          ) : frozen ? null : (
            <Form method="post" className="mt-3 flex flex-wrap gap-3">
              <input type="hidden" name="suggestion" value={row.id} />
              <Button type="submit" name="outcome" value="confirmed" aria-label={`Es la misma persona, ${row.folio}`}>
                Es la misma persona
              </Button>
              <Button
                type="submit"
                name="outcome"
                value="rejected"
                look="secondary"
                aria-label={`No es la misma persona, ${row.folio}`}
              >
                No es
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
