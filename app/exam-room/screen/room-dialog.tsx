/**
 * A sheet over the exam that is larger than a question: the navigator, the keys, an image. On a phone
 * it rises from below.
 */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../../components/actions/button.tsx'
import { OVERLAY_CLASSES } from '../../components/overlay/dialog.tsx'

interface RoomDialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Takes all the height there is, for things that scroll by themselves. */
  full?: boolean
  children: ReactNode
}

export function RoomDialog({ title, isOpen, onOpenChange, full = false, children }: RoomDialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable
      className={`${OVERLAY_CLASSES} flex items-end justify-center sm:items-center sm:p-6`}>
      <Modal className={`flex max-h-full w-full max-w-page flex-col border border-line bg-surface shadow-overlay
        sm:rounded-md
        ${full ? 'h-full' : ''}`}>
        <Dialog className="flex min-h-0 flex-1 flex-col p-4 outline-none sm:p-6">
          <div className="mb-3 flex shrink-0 items-start justify-between gap-4">
            <Heading slot="title" className="pt-1.5 text-xl font-semibold">{title}</Heading>
            <Button slot="close" look="quiet" icon={X}>Cerrar</Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
