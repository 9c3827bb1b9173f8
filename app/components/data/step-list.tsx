/** Steps in their order, numbered, with the one that is now marked in words and by shape. */
import type { ReactNode } from 'react'

export interface Step {
  title: string
  status: 'done' | 'current' | 'ahead'
  children?: ReactNode
}

const WORDS = { done: 'Hecho', current: 'Ahora', ahead: 'Después' } as const

const MARK = 'flex size-9 shrink-0 items-center justify-center rounded-full border-2 font-semibold tabular-nums'

const MARKS = {
  done: 'border-green bg-green text-on-green',
  current: 'border-ink bg-gold-light text-ink',
  ahead: 'border-grey bg-surface text-ink',
} as const

export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ol>
      {steps.map(({ title, status, children }, index) => (
        <li
          key={title}
          aria-current={status === 'current' ? 'step' : undefined}
          className="relative flex gap-4 pb-6 last:pb-0 not-last:before:absolute not-last:before:start-[1.0625rem]
            not-last:before:top-9 not-last:before:bottom-0 not-last:before:w-0.5 not-last:before:bg-line"
        >
          <span className={`${MARK} ${MARKS[status]}`}>
            {index + 1}
          </span>
          <div className="min-w-0 pt-1">
            <p className="font-semibold">
              {title} <span className="ms-1 text-sm font-normal text-grey">{WORDS[status]}</span>
            </p>
            {children === undefined ? null : <div className="mt-1">{children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
