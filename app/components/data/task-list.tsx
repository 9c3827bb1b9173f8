/** What there is to do, each line with its state and, if it can be done now, a link. */
import { Link } from '@remix-run/react'
import type { ReactElement, ReactNode } from 'react'
import type { StateWordProps } from '../feedback/state-word.tsx'

interface Task {
  title: string
  /** Where it is done; without it the title is plain text. */
  to?: string
  /** The browser fetches it instead of the app. */
  file?: boolean
  hint?: ReactNode
  /** A StateWord. */
  state: ReactElement<StateWordProps>
}

export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="max-w-reading border-b border-line">
      {tasks.map(({ title, to, file, hint, state }) => (
        <li
          key={title}
          className="relative flex items-start justify-between gap-x-6 border-t border-line py-3"
        >
          <div className="min-w-0">
            {to === undefined ? <span className="font-semibold">{title}</span> : (
              <Link to={to} reloadDocument={file ?? false} className="font-semibold before:absolute before:inset-0 before:content-['']">{title}</Link>
            )}
            {hint === undefined ? null : <div className="text-grey">{hint}</div>}
          </div>
          <div className="shrink-0">{state}</div>
        </li>
      ))}
    </ul>
  )
}
