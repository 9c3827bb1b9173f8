/** One's publications, each with its decision and points; final and without appeal (Convocatoria §4.3.2). */
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { formatPoints } from '#app/labels/format-number.ts'
import { describePublicationType } from '#app/labels/publication-types.ts'
import { CHECK_WORDS } from '#app/publications/check-words.ts'
import type { PublicationLine } from '#app/score-breakdown/publication-lines.ts'

interface PublicationListProps {
  lines: readonly PublicationLine[]
  /** What they add to the PI-IMSS, and how much that can be at most, in words. */
  bonus: string | null
  bonusMax: string
}

export function PublicationList({ lines, bonus, bonusMax }: PublicationListProps) {
  if (lines.length === 0) return <p>No registró publicaciones.</p>
  const sum = lines.reduce((total, { points }) => total + points, 0)
  return (
    <>
      <ul className="max-w-reading border-b border-line">
        {lines.map((line, index) => <Line key={index} line={line} />)}
      </ul>
      <p className="mt-3 max-w-measure tabular-nums">
        Suman {formatPoints(sum)}; {bonus === null ? 'sin PI-IMSS no se aplican' : `se aplican ${bonus}`} (máximo {bonusMax}, §4.3).
      </p>
    </>
  )
}

function Line({ line: { doi, type, authorPosition, accepted, against, points, repeated } }: { line: PublicationLine }) {
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
        <span className="min-w-0 break-words">
          <span className="font-semibold">{doi}</span>
          <span className="block text-grey">{describePublicationType(type)}, autoría en posición {authorPosition}</span>
        </span>
        <Verdict accepted={accepted} points={points} repeated={repeated} />
      </div>
      {against.length === 0 ? null : (
        <ul className="mt-2 list-disc ps-6 text-sm" aria-label={`Por qué no suma ${doi}`}>
          {against.map((code) => (
            <li key={code}>{code.startsWith('NC') ? '' : 'No cumple: '}{CHECK_WORDS[code]} ({code})</li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Verdict({ accepted, points, repeated }: Pick<PublicationLine, 'accepted' | 'points' | 'repeated'>) {
  if (accepted === null) return <StateWord shape="dash">Sin decisión al congelar: no suma</StateWord>
  if (points > 0) return <StateWord shape="check" tone="success">{`Validada: ${formatPoints(points)}`}</StateWord>
  if (repeated) return <StateWord shape="dash">El mismo DOI ya se contó</StateWord>
  return <StateWord shape="cross">{accepted ? 'Validada, sin puntos' : 'No considerada'}</StateWord>
}
