/** Events with number, time, who, what, about what, data and hash. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { formatDate, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { nameRole } from '#app/labels/roles.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { describeAction, describeSubjectType } from '#app/audit/audit-words.ts'
import { PayloadList } from './payload-list.tsx'
import type { AuditEvent } from './queries.server.ts'

const COLUMNS: readonly Column<AuditEvent>[] = [
  { key: 'seq', header: 'Número', align: 'end', cell: ({ seq }) => formatCount(seq) },
  {
    key: 'at', header: 'Hora del centro',
    cell: ({ at }) => (
      <time dateTime={toIso(at)} className="whitespace-nowrap">
        {formatTimeWithSeconds(at)}
        <span className="block text-sm text-grey">{formatDate(at)}</span>
      </time>
    ),
  },
  {
    key: 'actor', header: 'Quién',
    cell: ({ actor, role, actorId }) => actorId === null ? 'El sistema, por regla' : (
      <>{actor ?? actorId}{role === null ? null : <span className="block text-sm text-grey">{nameRole(role)}</span>}</>
    ),
  },
  {
    key: 'action', header: 'Acto', rowHeader: true,
    cell: ({ action }) => <span title={action}>{describeAction(action)}</span>,
  },
  {
    key: 'subject', header: 'Sobre',
    cell: ({ subjectType, subjectId }) => (
      <>
        {describeSubjectType(subjectType)}
        <Link
          to={`?${new URLSearchParams({ sujeto: subjectType, id: subjectId }).toString()}`} title={subjectId}
          className="block py-0.5"
        >
          <span className="sr-only">Solo los registros de </span><code>{shorten(subjectId)}</code>
        </Link>
      </>
    ),
  },
  {
    key: 'payload', header: 'Datos',
    cell: ({ payload }) => <div className="max-w-sm text-sm"><PayloadList payload={payload} /></div>,
  },
  { key: 'hash', header: 'Huella', cell: ({ hash }) => <ShortHash hash={hash} /> },
]

function shorten(id: string): string {
  return id.length > 18 ? `${id.slice(0, 8)}…` : id
}

export function EventTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <DataTable
      caption="Registros de la auditoría" captionHidden narrow="stack" columns={COLUMNS} rows={events}
      rowKey={({ seq }) => String(seq)} empty="Ningún registro coincide con los filtros."
    />
  )
}
