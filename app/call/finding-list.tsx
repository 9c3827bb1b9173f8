/** What a draft lacks or contradicts: what forbids to publish first, each leading to where it is mended, and its clause. */
import { Link } from '@remix-run/react'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { clauseHref } from './clause.ts'
import type { ShownFinding } from './read-draft.server.ts'

export function FindingList({ findings }: { findings: readonly ShownFinding[] }) {
  const inOrder = findings.toSorted((a, b) => Number(b.blocking) - Number(a.blocking))
  return (
    <ul className="max-w-reading border-b border-line">
      {inOrder.map(({ text, to, clause, blocking }) => (
        <li
          key={`${to} ${text}`}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-t border-line py-2"
        >
          <span className="min-w-0 flex-1 basis-72">
            <Link to={to} className="inline-flex min-h-11 items-center font-semibold">{text}</Link>
          </span>
          <span className="flex items-baseline gap-4">
            {blocking
              ? <StateWord shape="cross" tone="danger">Impide publicar</StateWord>
              : <StateWord shape="triangle" tone="attention">Revise</StateWord>}
            <a href={clauseHref(clause)} className="inline-flex min-h-11 items-center">§{clause}</a>
          </span>
        </li>
      ))}
    </ul>
  )
}
