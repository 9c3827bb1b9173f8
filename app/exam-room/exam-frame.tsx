/**
 * The frame of the exam: head and foot stand, the middle scrolls. On a screen too
 * low for that (a magnified one) the whole page scrolls instead.
 */
import type { ReactNode } from 'react'

interface ExamFrameProps {
  header: ReactNode
  footer?: ReactNode
  /** Stands between the middle and the foot: what appears there moves nothing that is being read or pressed. */
  notice?: ReactNode
  children: ReactNode
}

export function ExamFrame({ header, footer, notice, children }: ExamFrameProps) {
  return (
    <div className="relative flex flex-1 flex-col">
      <div className="flex flex-1 flex-col [@media_screen_and_(min-height:30rem)]:absolute
        [@media_screen_and_(min-height:30rem)]:inset-0">
        {header}
        {children}
        {notice}
        {footer}
      </div>
    </div>
  )
}

/** A part of the frame that scrolls by itself; the keyboard reaches it. */
export function ScrollPane({ label, children }: { label: string, children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: the keyboard must reach it
    <section aria-label={label} tabIndex={0} className="min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-3">
      {children}
    </section>
  )
}
