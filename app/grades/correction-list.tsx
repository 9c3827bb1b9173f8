/**
 * Corrections with both marks and what can be done: who proposed withdraws, somebody else approves or rejects. §4.2 C
 */
import { Form } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { FieldError } from '#app/components/fields/field-error.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'

export interface CorrectionRow {
  id: string
  folio: string
  resident: string
  ceme: string
  sedeCode: string
  year: number
  /** Null where the reader said no reason yet. */
  marks: { from: string, to: string } | null
  reason: string
  proposedAt: number
  proposedBy: string
  /** The reader proposed it. */
  own: boolean
  /** The reader withdraws it, or was shown both marks. */
  decidable: boolean
  outcome: 'approved' | 'rejected' | 'withdrawn' | null
  decidedAt: number | null
  decidedBy: string | null
  note: string
}

interface CorrectionListProps {
  rows: readonly CorrectionRow[]
  frozen: boolean
  /** What was refused, at the correction that it was about. */
  refused: { correctionId: string | null; error: string } | null
}

export function CorrectionList({ rows, frozen, refused }: CorrectionListProps) {
  if (rows.length === 0) {
    return (
      <EmptyState title="No hay correcciones">
        {frozen ? 'Nadie propuso ninguna.' : 'Aquí verá las que se propongan, con la calificación de antes y la de después.'}
      </EmptyState>
    )
  }
  return (
    <ul className="space-y-6">
      {rows.map((row) => (
        <li key={row.id} className="border-2 border-line p-4">
          <div className="flex flex-wrap items-start justify-between gap-3">
            <h3 className="text-lg">
              {row.resident}, {row.year}.º grado
            </h3>
            <Outcome outcome={row.outcome} />
          </div>
          <p className="text-grey">
            {row.folio} · {row.ceme} · {row.sedeCode}
          </p>
          <p className="mt-2 text-lg tabular-nums">
            {row.marks === null ? 'Las calificaciones se muestran con un motivo.'
              : <>De <strong>{row.marks.from}</strong> a <strong>{row.marks.to}</strong></>}
          </p>
          {row.marks === null ? null : <p className="mt-2 max-w-measure">Motivo: {row.reason}</p>}
          <p className="text-grey">
            Propuso {row.proposedBy}, <DateTime form="short" at={row.proposedAt as Instant} />
          </p>
          {row.decidedAt === null ? null : (
            <p className="text-grey">
              Decidió {row.decidedBy}, <DateTime form="short" at={row.decidedAt as Instant} />
              {row.note === '' ? '' : `: ${row.note}`}
            </p>
          )}
          {row.outcome !== null || frozen || !row.decidable ? null : (
            <Decision row={row} error={refused?.correctionId === row.id ? refused.error : null} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Decision({ row: { id, own }, error }: { row: CorrectionRow; error: string | null }) {
  const note = plainField('note', undefined, `nota-${id}`)
  return (
    <Form method="post" className="mt-4 space-y-4">
      <input type="hidden" name="correction" value={id} />
      {own ? (
        <>
          <FieldError id={`error-${id}`} errors={error === null ? undefined : [error]} />
          <p className="text-grey">
            La decide otra persona: un profesor de la misma especialidad y sede o la coordinación.
          </p>
          <Button type="submit" name="intent" value="withdraw" look="secondary">
            Retirar la propuesta
          </Button>
        </>
      ) : (
        <>
          <TextField
            field={{ ...note, ...(error === null ? {} : { errors: [error] }) }}
            label="Nota"
            hint="Necesaria para rechazar."
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" name="intent" value="approve">
              Aprobar la corrección
            </Button>
            <Button type="submit" name="intent" value="reject" look="secondary">
              Rechazar
            </Button>
          </div>
        </>
      )}
    </Form>
  )
}

function Outcome({ outcome }: { outcome: CorrectionRow['outcome'] }) {
  switch (outcome) {
    case null:
      return (
        <StateWord shape="half" tone="attention">
          Por decidir
        </StateWord>
      )
    case 'approved':
      return (
        <StateWord shape="check" tone="success">
          Aprobada
        </StateWord>
      )
    case 'rejected':
      return <StateWord shape="cross">Rechazada</StateWord>
    case 'withdrawn':
      return <StateWord shape="dash">Retirada</StateWord>
  }
}
