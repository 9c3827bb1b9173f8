/**
 * A question over the page. Focus goes in and comes back, Escape and the way out
 * always exist. For small things only: an irrevocable act has a page of its own.
 */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'

interface DialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** alertdialog interrupts: the answer is needed before anything else. */
  role?: 'dialog' | 'alertdialog'
  children: ReactNode
}

export const OVERLAY_CLASSES = 'fixed inset-0 z-50 bg-scrim print:hidden'

export function Dialog({ title, isOpen, onOpenChange, role = 'dialog', children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen} onOpenChange={onOpenChange} isDismissable={role === 'dialog'}
      className={`${OVERLAY_CLASSES} flex items-end justify-center sm:items-center sm:p-4`}
    >
      <Modal
        className="max-h-[calc(100dvh-2rem)] w-full max-w-dialog overflow-y-auto rounded-md border border-line
          bg-surface shadow-overlay"
      >
        <AriaDialog role={role} className="p-6 outline-none">
          <Heading slot="title" className="text-xl font-semibold">{title}</Heading>
          <div className="mt-3 space-y-4">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
