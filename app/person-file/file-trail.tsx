/** What changed from version to version, what was corrected, and the audit about the person. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { nameRole } from '#app/labels/roles.ts'
import { describeAction } from '#app/audit/audit-words.ts'
import { CORRECTABLE_WORDS, VERSION_FIELD_WORDS } from './file-words.ts'
import type { PersonFile } from './read-file.server.ts'

export function VersionTable({ file: { versions } }: { file: PersonFile }) {
  return (
    <DataTable
      caption="Versiones registradas" captionHidden narrow="stack" rows={versions} rowKey={({ number }) => String(number)}
      empty="No ha registrado ninguna versión."
      columns={[
        { key: 'number', header: 'Versión', rowHeader: true, cell: ({ number }) => `${String(number)}${number === versions[0]?.number ? ', la válida' : ''}` },
        {
          key: 'at', header: 'Registrada', cell: ({ registeredAt, printedAt }) => (
            <>
              <DateTime at={registeredAt} form="short" />
              <span className="block text-grey">{printedAt === null ? 'Sin imprimir' : <>Impresa <DateTime at={printedAt} form="short" /></>}</span>
            </>
          ),
        },
        { key: 'changes', header: 'Qué dice o qué cambió', cell: ({ number, changes }) => <Changes first={number === 1} changes={changes} /> },
        { key: 'hash', header: 'Huella', cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}</code> },
      ]}
    />
  )
}

const SUMMARY = 'inline-flex min-h-11 cursor-pointer items-center text-green underline underline-offset-4'

function Changes({ first, changes }: { first: boolean, changes: PersonFile['versions'][number]['changes'] }) {
  if (changes.length === 0) return <>Nada que se muestre aquí</>
  const list = (
    <ul className="space-y-1">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="break-words">
          <strong>{VERSION_FIELD_WORDS[field]}:</strong>
          {first ? <> <span className="whitespace-pre-line">{after ?? 'vacío'}</span></> : (
            <>
              {' '}<del className="whitespace-pre-line text-grey"><span className="sr-only">antes </span>{before ?? 'vacío'}</del>
              {' '}<ins className="whitespace-pre-line no-underline"><span className="sr-only">ahora </span>→ {after ?? 'vacío'}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  )
  if (!first) return list
  return <details><summary className={SUMMARY}>Lo que se registró</summary>{list}</details>
}

export function CorrectionTable({ file: { corrections } }: { file: PersonFile }) {
  if (corrections.length === 0) return null
  return (
    <div className="mt-6">
      <DataTable
        caption="Correcciones del padrón" narrow="stack" rows={corrections} rowKey={({ id, field }) => `${field} ${String(id)}`}
        columns={[
          { key: 'field', header: 'Dato', rowHeader: true, cell: ({ field }) => CORRECTABLE_WORDS[field] },
          { key: 'before', header: 'Decía', cell: ({ before }) => before ?? 'vacío' },
          { key: 'after', header: 'Dice', cell: ({ after }) => after ?? 'vacío' },
          { key: 'reason', header: 'Motivo', cell: ({ reason }) => reason },
          { key: 'who', header: 'Quién y cuándo', cell: ({ admin, correctedAt }) => <>{admin}, <DateTime at={correctedAt} form="short" /></> },
        ]}
      />
    </div>
  )
}

export function AuditTable({ file: { audit } }: { file: PersonFile }) {
  return (
    <DataTable
      caption="Auditoría sobre esta persona" captionHidden narrow="stack" rows={audit} rowKey={({ seq }) => String(seq)}
      empty="La auditoría no tiene registros sobre esta persona."
      columns={[
        { key: 'seq', header: 'Número', align: 'end', cell: ({ seq }) => seq },
        { key: 'at', header: 'Cuándo', cell: ({ at }) => <DateTime at={at} form="short" /> },
        { key: 'action', header: 'Acto', rowHeader: true, cell: ({ action }) => describeAction(action) },
        {
          key: 'who', header: 'Quién', cell: ({ actor, actorId, role }) => actorId === null ? 'El sistema, por regla'
            : `${actor ?? 'Alguien'}${role === null ? '' : ` (${nameRole(role)})`}`,
        },
      ]}
    />
  )
}
