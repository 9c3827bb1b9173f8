/** The one h1 of a page, what the page is for, and its primary act. */
import type { ReactNode } from 'react'

interface PageHeadingProps {
  title: string
  /** What this page belongs to, in small above the title: a turno, an exam, a sede. */
  above?: string
  lead?: ReactNode
  /** The page's primary act; one. */
  act?: ReactNode
}

export function PageHeading({ title, above, lead, act }: PageHeadingProps) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-96">
        {above === undefined ? null : <p className="mb-1 text-grey">{above}</p>}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {lead === undefined ? null : <div className="mt-3 max-w-measure text-lg">{lead}</div>}
      </div>
      {act === undefined ? null : <div className="print:hidden">{act}</div>}
    </div>
  )
}
