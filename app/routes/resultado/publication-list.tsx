/** One's publications, each with its decision; final and without appeal (Convocatoria §4.3.2). */
import { StateWord } from '#app/components/feedback/state-word.tsx'
import type { ResultView } from './queries.server.ts'

export function PublicationList({ publications }: { publications: ResultView['publications'] }) {
  if (publications.length === 0) return <p>No registró publicaciones.</p>
  return (
    <ul className="max-w-reading border-b border-line">
      {publications.map(({ position, doi, author_position: author, accepted }) => (
        <li key={position} className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line py-3">
          <span className="min-w-0 break-words">{doi}, autoría en posición {author}</span>
          {accepted
            ? <StateWord shape="check" tone="success">Validada</StateWord>
            : <StateWord shape="cross">No considerada</StateWord>}
        </li>
      ))}
    </ul>
  )
}
