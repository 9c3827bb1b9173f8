/** The versions of an official notification, each as its document, with what it changed. */
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { NOTICE_CHANGES } from '#app/labels/arrivals.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import type { ListedVersion } from './read-arrivals.server.ts'

export function VersionList({ versions, empty }: { versions: readonly ListedVersion[], empty: string }) {
  if (versions.length === 0) return <EmptyState title="Aún no se emite">{empty}</EmptyState>
  const newest = new Map(versions.toReversed().map((version) => [version.addressee, version.id]))
  return (
    <ul className="border-b border-line">
      {versions.map(({ id, number, addressee, issuedAt, entries, changes, contentSha256 }) => (
        <li key={id} className="border-t border-line py-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <div className="min-w-0">
              <h3 className="text-lg">{addressee}: versión {number}</h3>
              <p className="text-grey">
                <DateTime at={issuedAt} /> · {formatCounted(entries.length, 'persona', 'personas')}
              </p>
            </div>
            <StateWord shape={newest.get(addressee) === id ? 'check' : 'dash'} tone={newest.get(addressee) === id ? 'success' : 'neutral'}>
              {newest.get(addressee) === id ? 'Vigente' : 'Sustituida'}
            </StateWord>
          </div>
          {changes.length === 0 ? null : (
            <ul className="mt-2 list-disc ps-6">
              {changes.map(({ folio, name, change }) => <li key={folio}>{name} ({folio}): {NOTICE_CHANGES[change]}.</li>)}
            </ul>
          )}
          <p className="mt-2 text-sm break-all text-grey">Huella de los datos: <code>{contentSha256}</code></p>
          <p className="mt-3">
            <ButtonLink to={`/notificaciones/${id}/documento.pdf`} look="secondary" reloadDocument
              aria-label={`Descargar (PDF) la versión ${String(number)} para ${addressee}`}>
              Descargar (PDF)
            </ButtonLink>
          </p>
        </li>
      ))}
    </ul>
  )
}
