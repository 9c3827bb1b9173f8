/** The operations with their evidence, and the way to decide on each. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { QuarantinedOperation } from './operation.ts'
import { describeCause, EFFECT_WORDS } from './words.ts'

const questionOf = ({ position }: QuarantinedOperation) =>
  position === null ? 'Fuera del examen' : `Pregunta ${String(position)}`

function Moment({ at }: { at: Instant | null }) {
  return at === null ? <>—</> : <>{formatTimeWithSeconds(at)} <span className="text-grey"><DateTime at={at} form="short" /></span></>
}

const columns = (decidable: boolean): readonly Column<QuarantinedOperation>[] => [
  {
    key: 'what', header: 'Qué hace', rowHeader: true,
    cell: (operation) => (
      <>{questionOf(operation)}<span className="block font-normal text-grey">{EFFECT_WORDS[operation.effect]}</span></>
    ),
  },
  { key: 'cause', header: 'Por qué no contó', cell: ({ cause }) => describeCause(cause) },
  {
    key: 'times', header: 'Cuándo',
    cell: ({ receivedAt, deviceAt, finalSavedAt }) => (
      <>
        <span className="block">Servidor: <Moment at={receivedAt} /></span>
        <span className="block">Equipo: <Moment at={deviceAt} /></span>
        <span className="block">Respuesta final: <Moment at={finalSavedAt} /></span>
      </>
    ),
  },
  {
    key: 'lease', header: 'Relevo y revisión',
    cell: ({ epoch, revision }) => `${String(epoch)} · ${revision === null ? '—' : String(revision)}`,
  },
  {
    key: 'decision', header: 'Decisión',
    cell: (operation) => {
      const { decision, id } = operation
      if (decision === null) {
        return decidable
          ? <Link to={`?op=${String(id)}`} aria-label={`Decidir: ${questionOf(operation)}, operación ${String(id)}`}>Decidir</Link>
          : 'Sin decidir'
      }
      return (
        <>
          {decision.verdict === 'admit' ? <StateWord shape="check" tone="success">Admitida</StateWord>
            : <StateWord shape="cross">Rechazada</StateWord>}
          <span className="block">{decision.reason}</span>
          <span className="block text-grey">{decision.by}, <DateTime at={decision.at} form="short" /></span>
        </>
      )
    },
  },
]

export function OperationTable({ operations, decidable }: { operations: QuarantinedOperation[], decidable: boolean }) {
  return (
    <DataTable
      caption="Operaciones en cuarentena" captionHidden narrow="stack" columns={columns(decidable)} rows={operations}
      rowKey={({ id }) => String(id)}
    />
  )
}
