/** What a roster would do, and every row's problem or doubt, before anything is written. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { RosterReply } from './actions.server.ts'

const MOST_SHOWN = 200

export function RosterPreview({ answered }: { answered: RosterReply | undefined }) {
  if (answered === undefined || answered.error !== null) return null
  const { faults, doubts, ready, counts: { people, addresses, roles, entries, unchanged } } = answered
  const shownOf = (all: number) => all > MOST_SHOWN ? `, los primeros ${String(MOST_SHOWN)} de ${String(all)}` : ''
  const rows = [
    ...faults.map(({ line, text }, at) => ({ key: `f${String(at)}`, line, text, wrong: true })),
    ...doubts.map(({ line, text }, at) => ({ key: `d${String(at)}`, line, text: `Aviso: ${text}`, wrong: false })),
  ]
  return (
    <div className="space-y-4">
      {faults.length > 0 ? (
        <Alert tone="danger" announce title={`${formatCounted(faults.length, 'problema', 'problemas')}: nada se tomó`} />
      ) : ready ? (
        <Alert tone="success" announce title={`Se crearán ${formatCounted(people, 'persona', 'personas')}`}>
          {formatCounted(roles, 'rol nuevo', 'roles nuevos')};{' '}
          {formatCounted(entries, 'residente entra', 'residentes entran')} al padrón de la convocatoria; {formatCounted(addresses, 'correo corregido', 'correos corregidos')};{' '}
          {formatCounted(unchanged, 'renglón no cambia', 'renglones no cambian')} nada.
        </Alert>
      ) : <Alert announce title="El archivo no dice nada nuevo" />}
      {rows.length === 0 ? null : (
        <DataTable
          caption={`Renglones por ver${shownOf(rows.length)}`}
          columns={[
            { key: 'line', header: 'Renglón', align: 'end', rowHeader: true, cell: ({ line }) => line },
            {
              key: 'text', header: 'Qué pasa',
              cell: ({ text, wrong }) => wrong ? <span className="font-semibold text-guinda">{text}</span> : text,
            },
          ]}
          rows={rows.slice(0, MOST_SHOWN)}
          rowKey={({ key }) => key}
        />
      )}
    </div>
  )
}
