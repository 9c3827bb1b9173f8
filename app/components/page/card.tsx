/** A surface that holds one thing apart from its page: a candidate, a result, a form. */
import type { ReactNode } from 'react'

export function Card({ children }: { children: ReactNode }) {
  return <div className="border border-line bg-surface p-4 sm:p-6">{children}</div>
}
