/** The band of the exam: which exam, which question, the time that is left, what is saved. */
import type { ReactNode } from 'react'

interface ExamHeaderProps {
  /** "Medicina interna 2" */
  exam: string
  /** "47 de 120" */
  progress: string
  clock: ReactNode
  saving: ReactNode
  /** The way to the review. */
  act: ReactNode
}

export function ExamHeader({ exam, progress, clock, saving, act }: ExamHeaderProps) {
  return (
    <header className="on-band flex shrink-0 flex-wrap items-center gap-x-4 bg-band px-3 py-1.5 text-on-band
      lg:flex-nowrap lg:px-4">
      <p className="min-w-0 flex-1 basis-40 leading-tight">
        <span className="text-band-quiet">EFISER</span> <span className="font-semibold">{exam}</span>
      </p>
      <p className="order-3 shrink-0 font-semibold tabular-nums whitespace-nowrap lg:order-none lg:px-4">{progress}</p>
      {clock}
      <div className="order-4 min-w-0 flex-1 lg:order-none lg:flex-none">{saving}</div>
      <div className="hidden w-48 shrink-0 text-end lg:block">{act}</div>
    </header>
  )
}
