/** The versions of the letters' text, newest first: who published which, why, its hash, and what it changed. */
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { LETTER_NAMES } from '#app/labels/letter-faults.ts'
import { partOf } from '#exam-engine/letters/letter-text.ts'
import type { LetterVersionRow } from './queries.server.ts'

const WORDS = { removed: 'Se quitó', added: 'Se agregó' } as const

export function VersionList({ versions, firstSha256 }: { versions: readonly LetterVersionRow[], firstSha256: string }) {
  return (
    <ol className="space-y-6">
      {versions.map((version, place) => <Version key={version.number} version={version} isNewest={place === 0} />)}
      <li className="border-s-4 border-line ps-4">
        <h3 className="text-lg">Versión 1{versions.length === 0 ? ', vigente' : ''}</h3>
        <p>La de la plataforma, para toda convocatoria que no publica otra.</p>
        <p className="text-grey">Huella (SHA-256): <ShortHash hash={firstSha256} whole /></p>
      </li>
    </ol>
  )
}

function Version({ version, isNewest }: { version: LetterVersionRow, isNewest: boolean }) {
  const { number, sha256, reason, publishedAt, publishedBy, changes } = version
  return (
    <li className="border-s-4 border-line ps-4">
      <h3 className="text-lg">Versión {number}{isNewest ? ', vigente' : ''}</h3>
      <p>{publishedBy}, <DateTime at={publishedAt} />. {reason}</p>
      <p className="text-grey">Huella (SHA-256): <ShortHash hash={sha256} whole /></p>
      <details open={isNewest}>
        <summary className="cursor-pointer py-2 font-semibold text-green">
          {changes.length === 1 ? 'Un cambio' : `${changes.length} cambios`} frente a la versión {number - 1}
        </summary>
        <ul className="space-y-3">
          {changes.map(({ part, change, paragraph: { text, clauses } }, at) => (
            <li key={at}>
              <p className="font-semibold">{WORDS[change]} en {LETTER_NAMES[partOf(part).kind]}, «{partOf(part).heading}»</p>
              <p className="max-w-measure">{change === 'removed' ? <del>{text}</del> : <ins>{text}</ins>}
                {clauses.length === 0 ? null : <span className="text-grey"> ({clauses.join(', ')})</span>}
              </p>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
