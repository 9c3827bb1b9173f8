/** A part of a page with its own heading, which names it for screen readers too. */
import { useId, type ReactNode } from 'react'

interface SectionProps {
  title: string
  lead?: ReactNode
  /** Acts of this part, at the right of its heading. */
  acts?: ReactNode
  children: ReactNode
}

export function Section({ title, lead, acts, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-10 last:mb-0">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0">
          <h2 id={id} className="text-xl">{title}</h2>
          {lead === undefined ? null : <div className="mt-1 max-w-measure text-grey">{lead}</div>}
        </div>
        {acts === undefined ? null : <div className="flex flex-wrap gap-3 print:hidden">{acts}</div>}
      </div>
      {children}
    </section>
  )
}
