/** Where nothing is yet: what will be here, and when. */
import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** "Aún no hay resultados" */
  title: string
  /** When and by whom it will be filled. */
  children?: ReactNode
  /** The one act that fills it, if the person may do it. */
  act?: ReactNode
}

export function EmptyState({ title, children, act }: EmptyStateProps) {
  return (
    <div className="border-2 border-dashed border-line px-6 py-8 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children === undefined ? null : <div className="mx-auto mt-2 max-w-measure text-grey">{children}</div>}
      {act === undefined ? null : <div className="mt-6 flex justify-center">{act}</div>}
    </div>
  )
}
