/**
 * The frame of a page's content: its width and its rhythm. Reading is for texts
 * and forms, page for most things, board for what needs the whole screen.
 */
import type { ReactNode } from 'react'

const WIDTHS = { reading: 'max-w-reading', page: 'max-w-page', board: 'max-w-board' } as const

interface PageProps {
  width?: keyof typeof WIDTHS
  children: ReactNode
}

export function Page({ width = 'page', children }: PageProps) {
  return <div className={`mx-auto w-full px-4 py-6 sm:px-6 sm:py-10 print:p-0 ${WIDTHS[width]}`}>{children}</div>
}
