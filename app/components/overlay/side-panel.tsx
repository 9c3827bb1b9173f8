/** A panel at the right edge, where one acts on a thing of the board behind it. A phone's whole screen. */
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from '../actions/button.tsx'
import { OVERLAY_CLASSES } from './dialog.tsx'

interface SidePanelProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
}

export function SidePanel({ title, isOpen, onOpenChange, children }: SidePanelProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={OVERLAY_CLASSES}>
      <Modal className="ms-auto h-dvh w-full max-w-panel overflow-y-auto bg-surface shadow-overlay">
        <AriaDialog className="p-6 outline-none">
          <div className="mb-4 flex items-start justify-between gap-4">
            <Heading slot="title" className="pt-1.5 text-xl font-semibold">{title}</Heading>
            <Button slot="close" look="quiet" icon={X}>Cerrar</Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
