/**
 * Submits the form it stands in. While the answer is on its way it says so and
 * takes no second click; the server refuses doubles by itself.
 */
import { useNavigation } from '@remix-run/react'
import { Button, type ButtonProps } from './button.tsx'

interface SubmitButtonProps extends Omit<ButtonProps, 'type' | 'isPending'> {
  /** Said while the form is being sent. */
  pendingText?: string
}

export function SubmitButton({ pendingText = 'Enviando…', children, ...rest }: SubmitButtonProps) {
  const { formMethod } = useNavigation()
  const sending = formMethod !== undefined && formMethod !== 'GET'
  return <Button {...rest} type="submit" isPending={sending}>{sending ? pendingText : children}</Button>
}
