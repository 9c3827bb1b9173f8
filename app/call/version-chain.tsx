/** The versions of the call: what each fe de erratas changed and why, and the hashes that chain them. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { ListedVersion } from '#db/queries/call-versions.ts'
import { changeColumns } from './change-columns.tsx'

interface VersionChainProps {
  id: string
  versions: readonly ListedVersion[]
  /** The documents can be fetched: not before the call is out. */
  linked?: boolean
}

export function VersionChain({ id, versions, linked = true }: VersionChainProps) {
  return (
    <ol className="space-y-8">
      {versions.map(({ number, reason, changes, documentSha256, sha256, issuedAt }) => (
        <li key={number} id={number === 1 ? 'version-1' : `fe-de-erratas-${number - 1}`} className="scroll-mt-4">
          <h3 className="text-lg">
            {number === 1 ? 'Versión 1: publicación' : `Versión ${number}: fe de erratas ${number - 1}`}
          </h3>
          <p><DateTime at={issuedAt} /></p>
          {reason === null ? null : <p className="mt-2 max-w-measure"><strong>Motivo:</strong> {reason}</p>}
          {changes.length === 0 ? null : (
            <div className="mt-3">
              <DataTable
                caption={`Qué cambió en la versión ${number}`} captionHidden narrow="stack" rows={changes}
                rowKey={({ path }) => path} columns={changeColumns()}
              />
            </div>
          )}
          <p className="mt-2 text-sm break-all">
            Documento (SHA-256): {linked
              ? <a href={`/convocatoria/version/${number}?convocatoria=${id}`}>{documentSha256}</a> : documentSha256}
          </p>
          <p className="text-sm break-all">Eslabón de la cadena (SHA-256): {sha256}</p>
        </li>
      ))}
    </ol>
  )
}
