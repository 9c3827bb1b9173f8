/** One sentence with the consequence, and two answers. The safe one is not the danger button. */
import type { ReactNode } from 'react'
import { ActRow } from '../actions/act-row.tsx'
import { Button } from '../actions/button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmDialogProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The verb of the act: "Entregar examen". */
  confirmLabel: string
  cancelLabel?: string
  look?: 'primary' | 'danger'
  onConfirm: () => void
  children: ReactNode
}

export function ConfirmDialog({
  title, isOpen, onOpenChange, confirmLabel, cancelLabel = 'Cancelar', look = 'primary', onConfirm, children,
}: ConfirmDialogProps) {
  const confirm = () => {
    onOpenChange(false)
    onConfirm()
  }
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onOpenChange} role="alertdialog">
      <div>{children}</div>
      <ActRow>
        <Button look={look} onPress={confirm}>{confirmLabel}</Button>
        <Button look="secondary" onPress={() => { onOpenChange(false) }}>{cancelLabel}</Button>
      </ActRow>
    </Dialog>
  )
}
