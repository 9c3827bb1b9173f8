/** Addressees, each with its newest version, the act of issuing the next, and the addresses it is written to. */
import { Form, Link } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { AddresseeState } from '#app/arrivals/read-notices.server.ts'

interface AddresseeTableProps {
  kind: 'arrivals' | 'departures'
  states: readonly AddresseeState[]
  empty: string
}

export function AddresseeTable({ kind, states, empty }: AddresseeTableProps) {
  const columns: readonly Column<AddresseeState>[] = [
    { key: 'name', header: 'Destinatario', rowHeader: true, cell: ({ name }) => name },
    { key: 'people', header: 'Personas', align: 'end', cell: ({ people }) => people },
    { key: 'version', header: 'Versión vigente', cell: ({ newest, name }) => newest === null ? 'Sin emitir' : (
      <>
        <Link to={`/notificaciones/${newest.id}/documento.pdf`} reloadDocument aria-label={`Versión ${String(newest.number)} (PDF) para ${name}`}>
          Versión {newest.number} (PDF)
        </Link>
        <span className="block text-sm text-grey"><DateTime at={instant(newest.issuedAt)} form="short" /></span>
      </>) },
    { key: 'mail', header: 'Correos', width: 'min-w-64', cell: ({ key, name, addresses }) => (
      <>
        {addresses.map((address) => <span key={address} className="block break-all">{address}</span>)}
        <Link to={`/admin/notificaciones/correos?destinatario=${encodeURIComponent(key)}`} aria-label={`${addresses.length === 0 ? 'Agregar' : 'Cambiar'} correos de ${name}`}>
          {addresses.length === 0 ? 'Agregar' : 'Cambiar'}
        </Link>
      </>) },
    { key: 'next', header: 'Siguiente versión', cell: ({ key, name, newest, changes, due }) => !due ? 'Nada que notificar' : (
      <Form method="post">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="key" value={key} />
        <Button type="submit" look="secondary" aria-label={`${issueWords(newest === null ? 0 : changes)} para ${name}`}>
          {issueWords(newest === null ? 0 : changes)}
        </Button>
      </Form>) },
  ]
  return (
    <DataTable
      caption={kind === 'arrivals' ? 'OOAD y UMAE' : 'Sedes que alguien deja'} captionHidden narrow="stack" columns={columns} rows={states}
      rowKey={({ key }) => key} empty={empty}
    />
  )
}

function issueWords(changes: number): string {
  return changes === 0 ? 'Emitir' : `Emitir: ${formatCounted(changes, 'cambio', 'cambios')}`
}
