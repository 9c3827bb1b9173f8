/**
 * A button with its word, and an icon beside it if that helps. Works before and
 * without JavaScript: `type="submit"` is a native submit.
 */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Icon } from '../icon/icon.tsx'
import { buttonClasses, type ButtonLookOptions } from './button-look.ts'

type Behaviour = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'render'>

export interface ButtonProps extends Behaviour, ButtonLookOptions {
  icon?: LucideIcon | undefined
  children: ReactNode
}

export function Button({ look, size, wide, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClasses({ look, size, wide })}>
      {icon === undefined ? null : <Icon icon={icon} />}
      {children}
    </AriaButton>
  )
}
