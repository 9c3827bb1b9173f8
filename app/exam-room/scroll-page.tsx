/** A page inside the exam's frame: review, hand-in, receipt. Scrolls beneath the head. */
import type { ReactNode } from 'react'

export function ScrollPage({ children }: { children: ReactNode }) {
  return <div className="min-h-0 flex-1 overflow-y-auto bg-paper print:overflow-visible">{children}</div>
}
