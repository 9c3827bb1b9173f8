/** The acts at the end of a form or page: side by side, on a phone one below the other and as wide as the screen. */
import type { ReactNode } from 'react'

export function ActRow({ children }: { children: ReactNode }) {
  return (
    <div className="mt-8 flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:items-center print:hidden">{children}</div>
  )
}
